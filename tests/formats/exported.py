"""Reads back what was exported: all that a file says, wherever in it, as a reader nobody here wrote finds it."""

import io
import re
import shutil
import subprocess
import zipfile
import zlib

import pytest

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def said_in(content: bytes, suffix: str) -> str:
    """Return all text of a file: parts of archives, words and properties of a PDF, and the bytes as they are."""
    if suffix == ".pdf":
        return words_of_pdf(content) + "\n" + _streams(content)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [f"{part.filename} {archive.read(part).decode('utf-8')}" for part in archive.infolist()]
            return "\n".join([archive.comment.decode(), *parts])
    return content.decode("utf-8")


def words_of_pdf(content: bytes) -> str:
    """Return the words of a PDF as poppler reads them, white space folded; skip the test where poppler is absent."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed: make test-tools")
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def _streams(content: bytes) -> str:
    """Return the bytes of a PDF and those of its streams, unpacked: outlines, properties, structure."""
    found = [content]
    for packed in _STREAM.findall(content):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue  # a stream that is not packed is among the bytes already
    return "\n".join(one.decode("latin-1") for one in found)
