"""A packed Office file is a ZIP whose parts are in order of name and dated by their content alone."""

import datetime
import io
import re
import zipfile

# What says how to read the others stands first, as both programs write it.
_FIRST = "[Content_Types].xml"
_CORE = "docProps/core.xml"
# Openpyxl (3.1.5) writes the clock's time over whatever was set.
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_MODE = 0o100644 << 16


def packed(data: bytes, moment: datetime.datetime) -> bytes:
    """The same file, dated `moment` inside and out."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for name in sorted(source.namelist(), key=lambda each: (each != _FIRST, each)):
            part = source.read(name)
            if name == _CORE:
                part = _MODIFIED.sub(rb"\g<1>" + f"{moment.isoformat()}Z".encode() + rb"\g<2>", part)
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.external_attr, info.create_system = _MODE, 3
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part, compresslevel=9)
    return result.getvalue()
