"""Glossaries written here, read by OmegaT's own readers where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from workbench import places
from workbench.formats import glossary_csv, omegat, tbx

JAR = Path("/usr/share/omegat/OmegaT.jar")
READER = """
import java.io.File;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.*;
import org.omegat.gui.glossary.*;
public class Read {
    public static void main(String[] args) throws Exception {
        ProjectProperties properties = new ProjectProperties(new File("."));
        properties.setSourceLanguage("ru");
        properties.setTargetLanguage("en");
        Core.setProject(new NotLoadedProject() {
            public ProjectProperties getProjectProperties() { return properties; }
        });
        List<GlossaryEntry> tbx = GlossaryReaderTBX.read(new File(args[0]), false);
        List<GlossaryEntry> tsv = GlossaryReaderTSV.read(new File(args[1]), false);
        System.out.println("tbx " + tbx.size() + " tsv " + tsv.size());
        for (GlossaryEntry entry : tsv) {
            System.out.println(entry.getSrcText() + "\\t" + String.join("; ", entry.getLocTerms(false)));
        }
    }
}
"""


@pytest.mark.slow
@pytest.mark.skipif(not JAR.exists() or not shutil.which("java"), reason="OmegaT is not installed")
def test_omegat_reads_what_is_written(tmp_path: Path) -> None:
    terms = glossary_csv.load(places.shipped_glossaries() / "ru-en.csv")[:50]
    (tmp_path / "g.tbx").write_text(tbx.dump(terms, "ru"), encoding="utf-8")
    (tmp_path / "g.utf8").write_text(omegat.dump(terms), encoding="utf-8")
    (tmp_path / "Read.java").write_text(READER, encoding="utf-8")
    done = subprocess.run(
        ["java", "-cp", f"{JAR}:/usr/share/java/*", "Read.java", "g.tbx", "g.utf8"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = sum(len(t.sources) * len(t.targets) for t in terms)
    head, *lines = done.stdout.splitlines()
    forbidden = sum(len(t.forbidden) for t in terms)
    assert head == f"tbx {rows + forbidden} tsv {rows}"
    assert lines[0].split("\t")[0] == terms[0].source
