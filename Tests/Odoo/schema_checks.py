"""What the command line says of an Odoo: doctor, lint, snapshot, new."""

import pathlib

from fake import Fake
from options import OPTIONS, ROOT
from parlance import Parlance


def s01_the_doctor_looks_at_everything():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        report = parlance.run("doctor", "--user", "wang")
        assert report.returncode == 0, report.stdout
        for line in ("Odoo 19.0 at", "by JSON-2", "signed in as 王小明", "the clocks differ", "the intents fit",
                     "works in YourCompany", "amounts are in USD", "plain http"):
            assert line in report.stdout, f"{line}\n{report.stdout}"
        for intent in parlance.intents():
            assert f"ok   {intent}" in report.stdout, report.stdout


def s02_the_doctor_names_what_is_wrong_and_what_to_do():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        for name, value, said, cure in [
            ("PARLANCE_ODOO_DB", "nope", "no such database", "PARLANCE_ODOO_DB"),
            ("PARLANCE_ODOO_URL", "http://127.0.0.1:1", "refused", "PARLANCE_ODOO_URL"),
        ]:
            kept = parlance.environment[name]
            parlance.environment[name] = value
            report = parlance.run("doctor", "--user", "wang")
            parlance.environment[name] = kept
            assert report.returncode == 1 and said in report.stdout and cure in report.stdout, report.stdout
        nobody = parlance.run("doctor", "--user", "nobody")
        assert nobody.returncode == 1 and "parlance key add nobody" in nobody.stdout, nobody.stdout
        del odoo.database.models["sale.order"], odoo.database.rows["sale.order"]
        report = parlance.run("doctor", "--user", "wang")
        assert "'sale_management' is not installed" in report.stdout and "under Apps" in report.stdout, report.stdout


def s03_lint_names_the_version_drift_and_what_was_meant():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        folder = pathlib.Path(parlance.data.name) / "intents"
        copy(folder)
        path = folder / "customer/create_customer.yaml"
        path.write_text(path.read_text().replace("phone: $phone, email", "mobile: $phone, email"))
        for arguments in (["lint", "--live"], ["lint", "--schema", snapshot(parlance)]):
            found = parlance.run(*arguments, "--user", "wang", "--intents", str(folder))
            assert found.returncode == 1
            for words in ("error[odoo.unknown-field]", "`mobile`", "did you mean `phone`", "Odoo 19.0", "^^^^^^"):
                assert words in found.stdout, f"{arguments} {words}\n{found.stdout}"


def s04_an_older_server_lints_clean_or_says_why():
    for version in (16, 17, 18):
        with Fake(version) as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
            found = parlance.run("lint", "--live", "--user", "wang")
            wrong = [line for line in found.stdout.splitlines() if "error[" in line]
            assert all("won_status" in line for line in wrong), wrong


def s05_a_scaffold_from_the_live_model_lints_clean_and_passes():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        folder = pathlib.Path(parlance.data.name) / "intents"
        copy(folder)
        made = parlance.run("new", "create_visit", "--model", "crm.lead", "--fields", "name,expected_revenue,priority",
                            "--user", "wang", "--intents", str(folder))
        assert made.returncode == 0, made.stderr
        text = (folder / "custom/create_visit.yaml").read_text()
        assert "商机" in text and "Opportunity" in text, text
        assert "create_visit" not in parlance.run("lint", "--live", "--user", "wang", "--intents", str(folder)).stdout
        assert parlance.run("test", "create_visit", "--intents", str(folder)).returncode == 0


def snapshot(parlance):
    path = pathlib.Path(parlance.data.name) / "odoo.json"
    path.write_text(parlance.run("schema-snapshot", "--user", "wang").stdout)
    return str(path)


def copy(folder):
    for path in (ROOT / "Intents").rglob("*.yaml"):
        target = folder / path.relative_to(ROOT / "Intents")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text())
