"""How time and memory grow with the size of a document, the number of forms in it, of documents, of
packs and of workers.

Example: over_size(...) gives a Series for each kind of document, with the points (size, cost) of each
measure; exponent_of(points) is then the k of cost = c * size^k.

Times of one document are those of main_stages, in one process and without its start; memory is that of
the program. Where the program is started its start and the loading of packs are taken off, but for
workers, where seconds on the clock count.
"""
import os
import subprocess
import time
from collections import namedtuple

import contestants
import further_packs
import growing
import word_documents

KB = 1 << 10
MB = growing.MB

# A measure's points are (size, cost). `per` is what the size counts.
Series = namedtuple("Series", "name per measures")

KINDS = {"paragraphs": "prose", "one_table": "a table that is no form", "forms": "forms"}
# The exponent is that of the sizes down to this part of the largest: below it what is measured is what
# every document costs, be it ever so small.
SHARE = 64


def exponent_of(measure, points):
    """By least squares; of memory what is above that of the smallest, where it is half as much again:
    what loading gave back serves the first documents. None of too few points."""
    if "memory" in measure:
        base = points[0][1]
        points = [(size, cost - base) for size, cost in points if cost > 1.5 * base]
    largest = max((size for size, _ in points), default=0)
    points = [(size, cost) for size, cost in points if size * SHARE >= largest]
    return growing.exponent(points) if len(points) > 2 else None


def rounds_for(size):
    """Small documents are measured more often: their times are short."""
    return 9 if size < MB else 3 if size < 8 * MB else 1


def median(values):
    return sorted(values)[len(values) // 2]


def stage_times(stages, listed, rounds):
    """Seconds of the floor and of two commands, medians over the rounds after a first one."""
    stages.ask(listed)
    asked = [stages.ask(listed) for _ in range(rounds)]
    commands = [contestants.commands_of(times) for times in asked]
    return {"floor": median([times["floor"] for times in asked]),
            **{name: median([times[name] for times in commands]) for name in ("extract", "convert")}}


def add(measures, size, costs):
    for name, cost in costs.items():
        measures.setdefault(name, []).append((size, cost))


def peaks(program, path):
    """Peak bytes of the program over one document."""
    extract = [program, "extract", path]
    convert = [program, "convert", "--quiet", "--jobs", "1", path]
    return {"extract, memory": growing.measure(extract).peak,
            "convert, memory": growing.measure(convert).peak}


def over_size(program, stages, folder, largest):
    """A series for each kind of document; forms also by their number."""
    for kind, title in KINDS.items():
        measures, by_forms = {}, {}
        before = 0
        for size in growing.doublings(KB, largest):
            if size <= before:  # one piece is larger
                continue
            path = os.path.join(folder, f"{kind}{size}.docx")
            written = word_documents.write_package(path, word_documents.PACKAGES[kind], size,
                                                   numbering="")
            before = written
            listed = path + ".list"
            with open(listed, "w", encoding="utf-8") as out:
                out.write(path + "\n")
            times = stage_times(stages, listed, rounds_for(size))
            memory = peaks(program, path)
            add(measures, written, {**times, **memory})
            if kind == "forms":
                form = len(word_documents.word_form(1000).encode())
                add(by_forms, max(1, round(written / form)), {**times, **memory})
            os.remove(path)
        yield Series(f"one document of {title}", "bytes of XML", measures)
        if by_forms:
            yield Series("forms in one document", "forms", by_forms)


def net_convert(program, rules, documents, statuses=(0,)):
    """Processor time of converting documents, loading of packs taken off, and the peak memory."""
    load = growing.measure([program, "rules", "list", rules])
    convert = growing.measure([program, "convert", "--quiet", "--jobs", "1", "--rules", rules,
                               *documents], statuses)
    return max(convert.seconds - load.seconds, 1e-4), convert.peak


def over_documents(program, documents):
    """One, four … and all of them, in one run of the program."""
    measures = {}
    count = 1
    while True:
        count = min(count, len(documents))
        runs = [net_convert(program, further_packs.RULES, documents[:count]) for _ in range(3)]
        add(measures, count, {"convert": median([seconds for seconds, _ in runs]),
                              "convert, memory": median([peak for _, peak in runs])})
        if count == len(documents):
            return Series("documents in one run", "documents", measures)
        count *= 4


def over_packs(program, folder, documents, most):
    """Loading, and converting some documents, with ever more packs that fit none of them."""
    measures = {}
    shipped = len([name for name in os.listdir(further_packs.RULES) if name.startswith("cn.")])
    count = 0
    while count <= most:
        rules = os.path.join(folder, f"rules{count}")
        further_packs.write_rules(rules, count)
        start = median([growing.measure([program, "--version"]).seconds for _ in range(3)])
        load = median([growing.measure([program, "rules", "list", rules]).seconds for _ in range(5)])
        runs = [net_convert(program, rules, documents)[0] for _ in range(3)]
        add(measures, shipped + count, {"load": max(load - start, 1e-4), "convert": median(runs)})
        count = count * 2 if count else 25
    return Series("packs", "packs", measures)


def has_command(program, name):
    told = subprocess.run([program, "--help"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return any(line.split()[:1] == [name] for line in told.splitlines())


def clock_seconds(command):
    since = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - since


def over_workers(program, folder, documents, most):
    """Documents a second on the clock with one worker, two … of convert, and of ingest if there is one."""
    measures = {}
    for jobs in range(1, most + 1):
        convert = [program, "convert", "--quiet", "--jobs", str(jobs), *documents]
        rates = {"convert": len(documents) / median([clock_seconds(convert) for _ in range(3)])}
        if has_command(program, "ingest"):
            times = []
            for turn in range(3):
                into = os.path.join(folder, f"ingest{jobs}-{turn}")
                os.mkdir(into)
                times.append(clock_seconds([program, "ingest", "--quiet", "--jobs", str(jobs), "--to",
                                            f"ndjson:{into}", *documents]))
            rates["ingest"] = len(documents) / median(times)
        add(measures, jobs, rates)
    return Series("workers", "workers", measures)
