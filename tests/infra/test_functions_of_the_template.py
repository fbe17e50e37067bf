from typing import Any

from tests.infra.described import Described, as_list

LONGEST_RUN_S = 60  # a lease of 75 s outlives its holder
SCHEDULES = {"Digests": "cron(0/15 * * * ? *)"}
SILENT_S = {"Digests": 1800}


def test_no_function_outlives_the_leases_that_it_takes(template: Described) -> None:
    for name, function in template.functions.items():
        assert function["Timeout"] <= LONGEST_RUN_S, name


def test_the_api_ends_before_the_gateway_gives_up(template: Described) -> None:
    assert template.functions["APIHandler"]["Timeout"] < 29


def test_functions_are_told_where_things_are(template: Described) -> None:
    variables = template.body["Globals"]["Function"]["Environment"]["Variables"]

    assert set(variables) == {
        *("STAGE", "TABLE_PREFIX", "SETTINGS_PATH", "SETTINGS_REVISION", "CLOCK_FILE"),
        *("QUEUE_URL_REMINDERS", "QUEUE_URL_TELEGRAM_UPDATES", "QUEUE_URL_EMAILS"),
        *("QUEUE_URL_MAILING_PAGES", "QUEUE_URL_IMPORTS", "QUEUE_URL_SIGN_INS"),
    }


def test_no_secret_is_in_a_function_environment(template: Described) -> None:
    assert not any("Environment" in function for function in template.functions.values())


def test_the_clock_can_only_be_moved_where_a_clock_file_is_given(template: Described) -> None:
    variables = template.body["Globals"]["Function"]["Environment"]["Variables"]
    given = {"Fn::If": ["HasMovableClock", {"Ref": "ClockFile"}, {"Ref": "AWS::NoValue"}]}

    assert variables["CLOCK_FILE"] == given
    assert template.body["Parameters"]["ClockFile"]["Default"] == ""


def test_every_schedule_runs_often_enough_and_is_not_repeated(template: Described) -> None:
    for name, event in template.events("Schedule"):
        assert event["Schedule"] == SCHEDULES.get(name, "rate(1 minute)"), name
        assert template.functions[name]["EventInvokeConfig"]["MaximumRetryAttempts"] == 0, name


def test_a_schedule_that_falls_silent_rings_an_alarm(template: Described) -> None:
    for name, _ in template.events("Schedule"):
        (alarm,) = template.alarms_on("Invocations", {"Ref": name})
        assert alarm["TreatMissingData"] == "breaching"
        assert alarm["Period"] * alarm["EvaluationPeriods"] == SILENT_S.get(name, 180)


def test_logs_of_every_function_are_kept_for_a_limited_time(template: Described) -> None:
    groups = {
        group["LogGroupName"]["Fn::Sub"]: group["RetentionInDays"]
        for group in template.of_type("AWS::Logs::LogGroup").values()
    }

    for function in template.functions.values():
        group = f"/aws/lambda/{function['FunctionName']['Fn::Sub']}"
        assert groups[group] == {"Ref": "LogRetentionDays"}
    assert int(template.body["Parameters"]["LogRetentionDays"]["Default"]) <= 90


def test_no_policy_allows_any_action_or_any_resource(template: Described) -> None:
    for role, statement in template.statements():
        for action in as_list(statement["Action"]):
            assert "*" not in action, role
        for resource in as_list(statement["Resource"]):
            assert "*" not in str(resource), role


def test_policies_name_only_resources_of_their_own_stage(template: Described) -> None:
    ours = set(template.body["Resources"])

    for role, statement in template.statements():
        for resource in as_list(statement["Resource"]):
            of_the_stage = any(one in str(resource) for one in ("${StageName}", "${MailIdentity}"))
            assert _named(resource) in ours or of_the_stage, role


def test_every_function_has_a_role_of_its_own(template: Described) -> None:
    roles = [str(function["Role"]) for function in template.functions.values()]

    assert len(set(roles)) == len(template.functions)


def test_concurrency_is_reserved_for_the_api_alone(template: Described) -> None:
    reserving = {
        name
        for name, function in template.functions.items()
        if "ReservedConcurrentExecutions" in function
    }

    assert reserving == {"APIHandler"}
    assert template.body["Parameters"]["ApiReservedConcurrency"]["Default"] == 0


def _named(resource: Any) -> str:
    """The logical name that a resource of a policy leads to."""
    if "Fn::GetAtt" in resource:
        return str(resource["Fn::GetAtt"][0])
    return str(resource["Fn::Sub"]).removeprefix("${").partition(".")[0]
