"""The report of tools/conformance: one section for each thing that is compared.

A section has lines for people, figures for machines, and the number of things that are wrong.
"""
from collections import Counter
from dataclasses import dataclass, field

from . import differences, expectations, numbering, peers, readings, truths, twin

SHOWN = 5  # differences printed where something is wrong
OUTCOMES = ("read", "part", "refused", "crashed", "hung")
# Documents whose cost is told beside that of other programs.
LARGE = ("unstructured/handbook-872p.docx", "poi/bug65649.docx")
LARGE_SECONDS = 120


@dataclass
class Section:
    title: str
    lines: list = field(default_factory=list)
    figures: dict = field(default_factory=dict)
    wrong: int = 0

    def fail(self, line):
        self.wrong += 1
        self.lines.append("WRONG  " + line)


def files(found, options, folder):
    """Every document: read, refused, crashed, hung, and what it cost."""
    section = Section("documents")
    outcomes = Counter(reading.outcome for reading in found.values())
    kinds = Counter(r.kind for r in found.values() if r.outcome == "refused")
    section.figures = {"documents": len(found), "kinds": dict(kinds),
                       **{outcome: outcomes[outcome] for outcome in OUTCOMES}}
    section.lines += [
        f"{outcomes['read']:6} read whole",
        f"{outcomes['part']:6} read, with notes of what was not",
        f"{outcomes['refused']:6} refused: " + ", ".join(f"{kind} {n}" for kind, n in
                                                         sorted(kinds.items())),
        f"{outcomes['crashed']:6} crashed",
        f"{outcomes['hung']:6} over {readings.SECONDS * options.slower} s"]
    for reading in found.values():
        if reading.outcome in ("crashed", "hung"):
            section.fail(f"{reading.name}: {reading.outcome}, status {reading.status}: "
                         f"{reading.said.strip()[-200:]}")
    slowest = max(found.values(), key=lambda reading: reading.seconds)
    section.lines.append(f"{slowest.seconds:6.2f} s the slowest, {slowest.name}")
    section.figures["slowest"] = {"name": slowest.name, "seconds": slowest.seconds}
    if options.sanitized:
        section.lines.append("       memory is not judged: sanitizers take their own")
    else:
        judge_memory(section, found, readings.baselines_kib(options, folder))
    return section


def judge_memory(section, found, baselines):
    idle, floor = baselines
    section.lines.append(f"{idle // 1024:6} MiB the peak of the program when it reads nothing "
                         f"({floor // 1024} MiB are seen of any program, so less is not)")
    most = max(found.values(), key=lambda reading: reading.peak_kib)
    nearest = max(found.values(), key=lambda reading: reading.peak_kib / reading.peak_limit_kib)
    section.lines.append(f"{most.peak_kib // 1024:6} MiB the highest peak, {most.name}")
    section.lines.append(
        f"{nearest.peak_kib * 100 // nearest.peak_limit_kib:6} % of its limit "
        f"({readings.PARTS} × the largest XML part + {readings.SLACK_KIB // 1024} MiB) at most, "
        f"{nearest.name}")
    over = [r for r in found.values() if r.peak_kib > r.peak_limit_kib]
    section.lines.append(f"{len(over):6} over the limit")
    section.figures.update(
        over_memory=len(over), idle_kib=idle, floor_kib=floor,
        highest={"name": most.name, "peak_kib": most.peak_kib})
    for reading in over:
        section.fail(f"{reading.name}: {reading.peak_kib} KiB, limit {reading.peak_limit_kib}")


def numbers(corpus, found):
    section = Section("automatic numbers and levels")
    oracles = numbering.judge(corpus, found)
    for oracle in oracles:
        words = f"{len(oracle.pairs) - len(oracle.wrong)}/{len(oracle.pairs)} {oracle.name}"
        if oracle.wrong:
            section.fail(words)
            section.lines += [f"       read {got!r}, expected {want!r}"
                              for got, want in oracle.wrong[:SHOWN]]
        else:
            section.lines.append("right  " + words)
    labels = sum(len(oracle.pairs) for oracle in oracles)
    right = labels - sum(len(oracle.wrong) for oracle in oracles)
    section.lines.append(f"{right}/{labels} labels and levels right, "
                         f"{len(oracles) - section.wrong}/{len(oracles)} files")
    section.figures = {"labels": labels, "labels_right": right, "files": len(oracles),
                       "files_right": len(oracles) - section.wrong}
    return section


def single(found):
    section = Section("single documents")
    rows = expectations.judge(found)
    for words, wrong in rows:
        if wrong:
            section.fail(words)
            section.lines += ["       " + line for line in wrong[:SHOWN]]
        else:
            section.lines.append("right  " + words)
    section.figures = {"rows": len(rows), "right": len(rows) - section.wrong}
    return section


def second_reader(found):
    section = Section("text against a second reader of the same files")
    rows = list(twin.judge(found))
    for name, why, words in rows:
        if not why:
            section.fail(f"{name}, {words}")
    judged = sum(reading.outcome in ("read", "part") for reading in found.values())
    apart = len({name for name, _, _ in rows})
    section.lines.append(f"{judged - apart}/{judged} documents have the same text in the same "
                         "order, story by story")
    counts = Counter(why for _, why, _ in rows if why)
    add_classes(section, counts, counts, twin.CLASSES)
    section.figures = {"documents": judged, "equal": judged - apart, "classes": dict(counts)}
    return section


def kept_truths(corpus, found):
    section = Section("text and tables against what docling and anydoc keep as right")
    total, of_files, compared, equal = Counter(), Counter(), 0, 0
    for name, comparison in truths.judge(corpus, found):
        compared += 1
        if comparison is None:
            total["refused"] += 1
            of_files["refused"] += 1
            continue
        equal += comparison.similarity == 1
        total.update(comparison.classes)
        of_files.update(comparison.classes.keys())
        tell_unexplained(section, name, comparison)
    tables = 0
    for name, count, rows in truths.judge_tables(corpus, found):
        tables += count
        total.update(why for why, _ in rows if why)
        of_files.update({why for why, _ in rows if why})
        for why, words in rows:
            if not why:
                section.fail(f"{name}: {words}")
    section.lines.append(f"{equal}/{compared} texts with the same words in the same order, "
                         f"{tables} tables compared")
    add_classes(section, total, of_files, {**differences.CLASSES, **truths.CLASSES})
    section.figures = {"texts": compared, "equal": equal, "tables": tables, "classes": dict(total)}
    return section


def tell_unexplained(section, name, comparison):
    if comparison.unexplained:
        words = ", ".join(f"{text} ({n})" for text, n in comparison.unexplained[:SHOWN])
        section.fail(f"{name}: {len(comparison.unexplained)} words unexplained: {words}")


def add_classes(section, counts, of_files, meanings):
    section.lines += [f"{count:6} in {of_files[name]:3} files  {name}: {meanings[name]}"
                      for name, count in counts.most_common()]


def other_programs(found):
    """LibreOffice and pandoc, and what both show and we do not."""
    here = peers.installed()
    sections, judged = [], []
    for peer in here:
        section = Section(f"text against {peer.name}")
        comparisons = peers.judge(peer, found)
        judged.append(comparisons)
        for name, comparison in comparisons.items():
            tell_unexplained(section, name, comparison)
        add_similarity(section, comparisons)
        total, of_files = peers.classes_of(comparisons)
        add_classes(section, total, of_files, differences.CLASSES)
        section.figures["classes"] = dict(total)
        section.figures["similarity"] = {n: round(c.similarity, 4) for n, c in comparisons.items()}
        sections.append(section)
    if len(judged) > 1:
        sections.append(lost_words(judged))
    for missing in {"LibreOffice", "pandoc"} - {peer.name for peer in here}:
        sections.append(Section(f"{missing} is not installed: nothing compared with it"))
    return sections


def add_similarity(section, comparisons):
    values = sorted(comparison.similarity for comparison in comparisons.values())
    if not values:
        section.fail("it could read none of the documents")
        return
    middle, mean = values[len(values) // 2], sum(values) / len(values)
    equal = sum(value == 1 for value in values)
    section.lines.append(f"{len(values)} documents it could read too, {equal} equal word for word; "
                         f"similarity {mean:.3f} on average, {middle:.3f} in the middle")
    section.figures.update(documents=len(values), equal=equal, mean=round(mean, 4))


def lost_words(judged):
    """Every such word is explained already, or its comparison is wrong; here they are counted."""
    section = Section("words that LibreOffice and pandoc both show and we do not")
    found = peers.losses(judged)
    total, of_files = Counter(), Counter()
    for name, words in found.items():
        classes = peers.explain_loss(words, judged[0][name])
        total.update(classes)
        of_files.update(classes.keys())
    section.lines.append(f"{sum(total.values())} words in {len(found)} documents")
    add_classes(section, total, of_files, differences.CLASSES)
    section.figures = {"words": sum(total.values()), "classes": dict(total)}
    return section


def cost(corpus, options, folder):
    """Time and peak of large documents, with other programs beside."""
    section = Section("cost of large documents, one run, process start included")
    for name in LARGE:
        path = str(corpus / name)
        commands = {"jixiao": [options.program, "extract", path],
                    **{peer.name: peer.one(path, folder) for peer in peers.installed()}}
        for program, command in commands.items():
            meter = readings.Meter()
            spent = meter.run(command, LARGE_SECONDS, folder / "cost.out", folder / "cost.err")
            meter.close()
            section.lines.append(f"{spent['seconds']:7.2f} s {spent['peak_kib'] // 1024:6} MiB  "
                                 f"{program}, {name}")
            section.figures.setdefault(name, {})[program] = spent
    return section
