"""A docx package read a second time, by Python's own zip code, to judge what the program reads.

Damaged archives are read from the headers in front of their entries, each entry as far as it
inflates; the first copy of a name wins.
"""
import io
import struct
import zipfile
import zlib

LOCAL_HEADER = b"PK\x03\x04"
LOCAL_FIXED = 30  # bytes of a local header before the name


class Package:
    """The parts of a package: `names()`, `read(name)`, `size(name)`; `whole` if undamaged."""

    def __init__(self, data):
        self.whole = True
        self._data = data
        self._parts = None  # of a damaged archive
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError):
            self._salvage()

    def _salvage(self):
        self.whole = False
        self._parts = salvage(self._data)

    def names(self):
        return list(self._parts) if self._parts is not None else self._zip.namelist()

    def size(self, name):
        """Bytes when inflated, as the directory says or as they came out."""
        if self._parts is not None:
            return len(self._parts[name])
        return self._zip.getinfo(name).file_size

    def read(self, name):
        if self._parts is None:
            try:
                return self._zip.read(name)
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
                self._salvage()
        return self._parts.get(name, b"")

    def find(self, name):
        """The name as the package spells it, or None; letter case does not count."""
        wanted = name.lower()
        return next((one for one in self.names() if one.lower() == wanted), None)

    def read_any(self, name):
        """The part, or nothing if there is none."""
        found = self.find(name)
        return self.read(found) if found else b""

    def largest_xml(self):
        """Inflated bytes of the largest XML part; 0 if there is none."""
        return max((self.size(name) for name in self.names()
                    if name.lower().endswith((".xml", ".rels"))), default=0)


def salvage(data):
    """{name: bytes} from the local headers of an archive."""
    parts = {}
    at = data.find(LOCAL_HEADER)
    while at >= 0 and at + LOCAL_FIXED <= len(data):
        method, = struct.unpack_from("<H", data, at + 8)
        packed, = struct.unpack_from("<I", data, at + 18)
        name_bytes, extra_bytes = struct.unpack_from("<HH", data, at + 26)
        begin = at + LOCAL_FIXED + name_bytes + extra_bytes
        name = data[at + LOCAL_FIXED:at + LOCAL_FIXED + name_bytes].decode("utf-8", "replace")
        if method == zipfile.ZIP_DEFLATED:
            parts.setdefault(name, inflate(data[begin:]))
        elif method == zipfile.ZIP_STORED:
            parts.setdefault(name, data[begin:begin + packed])
        at = data.find(LOCAL_HEADER, max(begin, at + 4))
    return parts


def inflate(data):
    """What comes out before the end or the first error."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    out = []
    for begin in range(0, len(data), 256):
        try:
            out.append(inflater.decompress(data[begin:begin + 256]))
        except zlib.error:
            break
        if inflater.eof:
            break
    return b"".join(out)
