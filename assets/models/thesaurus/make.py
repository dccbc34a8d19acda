#!/usr/bin/env python3
"""Makes thesaurus-en.bin from the database files of WordNet 3.0 (Debian's wordnet-base).

  python3 make.py /usr/share/wordnet thesaurus-en.bin

Kept are common words in small letters, of one word (verbs: of two at most), each with its commonest senses; and
between senses: kind of, opposite, alike (adjectives of one cluster, verbs of one group), and of one root.
Numbers are LEB128. The form: magic "FDTH1", number of words, of senses; for each word, in order: letters in common
with the one before, length of the rest, the rest, number of senses, and each as the difference to the last (zigzag);
for each sense, four lists (kind of, alike, opposite, root): length, and differences to the sense itself (zigzag).
"""
import re
import sys

MOST = {"n": 5, "v": 7, "a": 5, "r": 3}
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
KINDS = {"@": 0, "&": 1, "$": 1, "!": 2, "+": 3, "\\": 3, "<": 3}
ONE = re.compile(r"^[a-z][a-z'-]*[a-z]$")
TWO = re.compile(r"^[a-z][a-z'-]* [a-z]+$")


def read(folder):
    synsets, order = {}, {}
    for pos, name in FILES.items():
        for line in open(f"{folder}/data.{name}", encoding="utf-8"):
            if line.startswith("  "):
                continue
            part = line.split(" | ")[0].split()
            offset, count = part[0], int(part[3], 16)
            words = [re.sub(r"\(.*\)$", "", part[4 + 2 * i]).replace("_", " ") for i in range(count)]
            at = 4 + 2 * count
            links = []
            for i in range(int(part[at])):
                kind, target, tpos, _ = part[at + 1 + 4 * i : at + 5 + 4 * i]
                if kind in KINDS:
                    links.append((KINDS[kind], (tpos.replace("s", "a"), target)))
            synsets[pos, offset] = (words, links)
        for line in open(f"{folder}/index.{name}", encoding="utf-8"):
            if line.startswith("  "):
                continue
            part = line.split()
            count, pointers = int(part[2]), int(part[3])
            order[part[0].replace("_", " "), pos] = part[6 + pointers : 6 + pointers + count]
    return synsets, order


def varint(value):
    out = bytearray()
    while True:
        value, low = value >> 7, value & 127
        out.append(low | (128 if value else 0))
        if not value:
            return bytes(out)


def zigzag(value):
    return varint(2 * value if value >= 0 else -2 * value - 1)


def main():
    folder, target = sys.argv[1:]
    synsets, order = read(folder)
    words = {}
    for (word, pos), offsets in order.items():
        fits = ONE.match(word) or (pos == "v" and TWO.match(word))
        senses = [(pos, offset) for offset in offsets if word in synsets[pos, offset][0]]
        if fits and senses:
            words.setdefault(word, []).extend(senses[: MOST[pos]])
    used = {sense for senses in words.values() for sense in senses}
    for sense in list(used):
        used |= {other for kind, other in synsets[sense][1] if kind != 3}
    # In the order of the words, so that differences are small.
    number = {}
    for word in sorted(words):
        for sense in words[word]:
            number.setdefault(sense, len(number))
    for sense in sorted(used):
        number.setdefault(sense, len(number))
    out = bytearray(b"FDTH1" + varint(len(words)) + varint(len(number)))
    last = ""
    for word in sorted(words):
        same = next((i for i, (a, b) in enumerate(zip(last, word)) if a != b), min(len(last), len(word)))
        rest = word[same:].encode()
        out += varint(same) + varint(len(rest)) + rest + varint(len(words[word]))
        before = 0
        for sense in words[word]:
            out += zigzag(number[sense] - before)
            before = number[sense]
        last = word
    for sense in sorted(number, key=number.get):
        for kind in range(4):
            others = sorted({number[other] for k, other in synsets[sense][1] if k == kind and other in number})
            out += varint(len(others))
            for other in others:
                out += zigzag(other - number[sense])
    open(target, "wb").write(out)
    print(f"{len(words)} words, {len(number)} senses, {len(out)} bytes")


if __name__ == "__main__":
    main()
