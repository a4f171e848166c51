"""Plain text of documents by python-docx or mammoth, timed.

    python_readers.py python-docx|mammoth

Answers each line of stdin, the name of a file that lists documents, a path a line, with
`documents 3 failed 0 written 1234 seconds 0.5`: processor time from the bytes in memory to the text;
what it takes to import the library is not in it. Run by the interpreter in which tools/bench/peers
put the libraries.
"""
import io
import sys
import time


def cells_of(table):
    for row in table.rows:
        for cell in row.cells:
            yield cell.text


def make_python_docx():
    import docx

    def read(data):
        document = docx.Document(io.BytesIO(data))
        texts = [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            texts += cells_of(table)
        return "\n".join(texts)
    return read


def make_mammoth():
    import mammoth
    return lambda data: mammoth.extract_raw_text(io.BytesIO(data)).value


READERS = {"python-docx": make_python_docx, "mammoth": make_mammoth}


def read_documents(name):
    with open(name, encoding="utf-8") as paths:
        documents = []
        for path in paths.read().splitlines():
            with open(path, "rb") as file:
                documents.append(file.read())
    return documents


def main():
    read = READERS[sys.argv[1]]()
    lists = {}
    for line in sys.stdin:
        name = line.rstrip("\n")
        if name not in lists:
            lists[name] = read_documents(name)
        written = failed = 0
        since = time.process_time()
        for data in lists[name]:
            try:
                written += len(read(data).encode())
            except Exception:  # any: what it says of the file is not our matter
                failed += 1
        seconds = time.process_time() - since
        print(f"documents {len(lists[name])} failed {failed} written {written} "
              f"seconds {seconds:.9f}", flush=True)


if __name__ == "__main__":
    main()
