"""The figures of tools/bench/run as Markdown; what README shows of them.

Example: speed_table(result) is a table with a row for each set of documents. `result` is what --json
writes; its keys are named where run makes them.
"""
import document_sets
import growth
from contestants import PEERS

MB = 1e6
SPEED_HEADER = ("set", "documents", "MB of XML", "floor, ms", "extract", "convert, no provenance", "convert",
                "check", "convert, documents/s", "convert, MB/s", "peak, MB")
STAGES = ("floor", "extract", "map", "check", "json", "json_bare", "findings", "text", "release")
STAGE_HEADER = ("set, ms", *(stage.replace("json_bare", "json, no provenance") for stage in STAGES))
MEMORY = ("floor", "extract", "convert_bare", "convert", "check")
MEMORY_HEADER = ("set, MB", "largest part", *(name.replace("convert_bare", "convert, no provenance")
                                              for name in MEMORY))
SINGLE_HEADER = ("stage alone", "µs")
PEER_HEADER = ("reader", "how", "peak, MB")
TARGET_HEADER = ("target", "at most", "measured", "reached")
GROWTH_HEADER = ("what grows", "from", "to", "measure", "at the end", "exponent", "a doubling costs")


def rows_of(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def times(ratio):
    return "–" if ratio is None else f"{ratio:.2f}×"


def speed_row(one):
    xml = one["xml_bytes"]
    convert = one["seconds"]["convert"]
    return (one["name"], f"{one['documents']:,}", f"{xml / MB:.2f}" if xml else "–",
            f"{one['stages']['floor'] * 1e3:.2f}" if xml else "–",
            *(times(one["ratios"].get(command))
              for command in ("extract", "convert_bare", "convert", "check")),
            f"{one['documents'] / convert:,.0f}", f"{xml / MB / convert:.1f}" if xml else "–",
            f"{one['peak']['convert'] / MB:.0f}")


def speed_table(result):
    """A row for each set; the commands as multiples of the floor."""
    return rows_of(SPEED_HEADER, [speed_row(one) for one in result["sets"]])


def stage_table(result):
    """Where the time of each set goes."""
    return rows_of(STAGE_HEADER, [(one["name"], *(f"{one['stages'][stage] * 1e3:.2f}" for stage in STAGES))
                                  for one in result["sets"]])


def memory_table(result):
    """Peaks, each of a process of its own."""
    def peak(one, name):
        return f"{one['peak'][name] / MB:.1f}" if name in one["peak"] else "–"
    return rows_of(MEMORY_HEADER, [(one["name"], f"{one['largest_part'] / MB:.2f}",
                                    *(peak(one, name) for name in MEMORY)) for one in result["sets"]])


def single_table(result):
    """Stages by themselves over fixed samples, as Google Benchmark times them."""
    return rows_of(SINGLE_HEADER, [(stage, f"{time:,.0f}")
                                   for stage, time in result["single_stages"].items()])


def text_line(result):
    """The text form against the .docx of the same reports, if both were measured."""
    sets = {one["name"]: one for one in result["sets"]}
    if not {"generated", "generated text"} <= sets.keys():
        return ""
    return ("The text dump of a report takes "
            f"{sets['generated text']['of_docx']:.2f}× the time of its .docx. ")


def start_line(result):
    start = result["start"]

    def told(name):
        return f"{start[name]['median'] * 1e3:.1f} ms (at best {start[name]['least'] * 1e3:.1f} ms)"
    return ("From the start of `jixiao convert` on one small report to its first byte, by the clock: "
            f"{told('first_byte')}; of `jixiao --version`: {told('version')}.\n")


def peer_rows(result):
    names = [one["name"] for one in result["peers"]["sets"]]
    for reader, figures in result["peers"]["readers"].items():
        cells = []
        for name in names:
            ratio = figures["ratio"].get(name)
            failed = figures["failed"].get(name, 0)
            cells.append("–" if ratio is None else times(ratio) + (f" ({failed:.0f} failed)" if failed else ""))
        yield (reader, PEERS[reader], f"{figures['peak'] / MB:.0f}", *cells)


def peer_table(result):
    """A row for each reader; its time as a multiple of that of our extract, to plain text."""
    names = [f"{one['name']} ({one['documents']})" for one in result["peers"]["sets"]]
    return rows_of((*PEER_HEADER, *names), list(peer_rows(result)))


def quantity(measure, cost):
    if "memory" in measure:
        return f"{cost / MB:.0f} MB"
    return f"{cost:,.2f} s" if cost >= 1 else f"{cost * 1e3:,.2f} ms"


def growth_rows(result):
    for series in result["growth"]:
        if series["name"] == "workers":
            continue
        for measure, figures in series["measures"].items():
            first, last = figures["points"][0], figures["points"][-1]
            k = figures["exponent"]
            costs = ("–", "–") if k is None else (f"{k:.2f}", times(2 ** k))
            yield (series["name"], f"{first[0]:,}", f"{last[0]:,} {series['per']}", measure,
                   quantity(measure, last[1]), *costs)


def growth_table(result):
    """A row for each measure of each series."""
    return rows_of(GROWTH_HEADER, list(growth_rows(result)))


def worker_lines(result):
    series = [series for series in result["growth"] if series["name"] == "workers"]
    if not series:
        return ""
    lines = [f"{command}: " + ", ".join(f"{rate:,.0f} documents/s with {jobs:.0f}"
                                        for jobs, rate in figures["points"])
             for command, figures in series[0]["measures"].items()]
    if "ingest" not in series[0]["measures"]:
        lines.append("ingest: this program has no such command")
    return "Workers (by the clock): " + "; ".join(lines) + ".\n"


def target_rows(result):
    """What issue 7 asks for, held against what was measured."""
    def row(what, most, measured, unit="×"):
        return (what, f"{most:.2f}{unit}", f"{measured:.2f}{unit}", "yes" if measured <= most else "no")

    for one in result["sets"]:
        if one["ratios"]:
            yield row(f"{one['name']}: convert without provenance, of the floor", 1.3,
                      one["ratios"]["convert_bare"])
            yield row(f"{one['name']}: convert, of the floor", 1.6, one["ratios"]["convert"])
        if "of_docx" in one:
            yield row("the text dump of a report, of its .docx", 0.3, one["of_docx"])
    for reader, figures in result["peers"]["readers"].items():
        nearest = min(figures["ratio"], key=figures["ratio"].get)
        yield row(f"extract to text, of {reader} ({nearest}, where it is nearest)", 1,
                  1 / figures["ratio"][nearest])
    yield row("start to first byte, at best", 20, result["start"]["first_byte"]["least"] * 1e3, " ms")
    for one in result["sets"]:
        yield row(f"{one['name']}: peak memory of convert (2.5 × largest part + 24 MB)",
                  2.5 * one["largest_part"] / MB + 24, one["peak"]["convert"] / MB, " MB")


def machine_line(result):
    made = result["made"]
    return (f"{result['machine']}; {made['compiler']}, libxml2 {made['libxml2']}, libzip {made['libzip']}; "
            f"commit {made['commit']}, {made['date']}, {made['rounds']} rounds.\n")


def page(result):
    """The whole report."""
    absent = [f"Not there: {name} ({document_sets.NAMES[name]}).\n" for name in result["absent"]]
    parts = ["# jixiao, measured\n", machine_line(result), *absent, "## Against the floor\n",
             "The floor inflates the main part (libzip) and scans it (libxml2, handlers that do nothing); the\n"
             "commands are multiples of it. Processor time of one thread, medians of interleaved rounds,\n"
             "of which those over a quick set are medians of several passes.\n",
             speed_table(result), text_line(result) + start_line(result),
             "## Targets\n", rows_of(TARGET_HEADER, list(target_rows(result))),
             "## Stages\n", stage_table(result), single_table(result),
             "## Peak memory\n", memory_table(result)]
    if result["peers"]["readers"]:
        parts += ["## Beside other readers\n",
                  "Plain text out of .docx, as multiples of the time of jixiao.\n", peer_table(result)]
    if result["growth"]:
        parts += ["## Growth\n",
                  f"Exponents by least squares over the sizes down to a {growth.SHARE}th of the largest; of\n"
                  "memory what is above that of the smallest, where it is half as much again. 1 is linear.\n",
                  growth_table(result), worker_lines(result), "![growth](growth.svg)\n"]
    return "\n".join(part for part in parts if part)


def growth_line(result):
    """The exponents of convert, in a sentence."""
    told = [f"{series['measures']['convert']['exponent']:.2f} for {series['name']} "
            f"(up to {series['measures']['convert']['points'][-1][0]:,} {series['per']})"
            for series in result["growth"]
            if series["name"] != "workers" and series["measures"]["convert"]["exponent"] is not None]
    return "Time of `convert` by size, as exponents (1 is linear): " + ", ".join(told) + ".\n"


def readme_section(result):
    """What stands in README between its two marks."""
    parts = [machine_line(result), speed_table(result), text_line(result) + start_line(result)]
    if result["peers"]["readers"]:
        parts += ["Plain text out of .docx by other readers, as multiples of the time of `jixiao extract`:\n",
                  peer_table(result)]
    if result["growth"]:
        parts.append(growth_line(result))
    return "\n".join(parts)
