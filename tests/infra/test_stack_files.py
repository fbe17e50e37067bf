from pathlib import Path

import pytest

from infra.packaging.stack import StackError, check_functions, read_stack


def given_files(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder


def test_files_become_one_template(tmp_path: Path) -> None:
    given_files(tmp_path, a="Resources: {A: {Type: T}}", b="Resources: {B: {Type: T}}")

    assert read_stack(tmp_path) == {"Resources": {"A": {"Type": "T"}, "B": {"Type": "T"}}}


def test_short_forms_become_long_ones(tmp_path: Path) -> None:
    given_files(tmp_path, a="x: [!Ref A, !GetAtt B.Arn, !Sub 'a-${C}', !If [D, !Ref E, 1]]")

    assert read_stack(tmp_path)["x"] == [
        {"Ref": "A"},
        {"Fn::GetAtt": ["B", "Arn"]},
        {"Fn::Sub": "a-${C}"},
        {"Fn::If": ["D", {"Ref": "E"}, 1]},
    ]


def test_one_thing_described_twice_is_refused(tmp_path: Path) -> None:
    given_files(tmp_path, a="Resources: {A: {Type: T}}", b="Resources: {A: {Type: U}}")

    with pytest.raises(StackError, match=r"b\.yaml.*Type is described twice"):
        read_stack(tmp_path)


def test_a_description_of_what_the_app_has_not_is_refused() -> None:
    with pytest.raises(StackError, match="the app has not: Mailings"):
        check_functions({"Resources": {"Mailings": {"Properties": {"FunctionName": "m"}}}})


def test_a_function_without_a_description_is_refused() -> None:
    function = {"Type": "AWS::Serverless::Function", "Properties": {}}

    with pytest.raises(StackError, match=r"functions\.yaml lacks: Mailings"):
        check_functions({"Resources": {"Mailings": function}})
