from tests.infra.described import Described, queue_read_by

FOURTEEN_DAYS_S = 14 * 24 * 3600


def test_each_queue_is_read_by_one_function(template: Described) -> None:
    read = [queue_read_by(event) for _, event in template.events("SQS")]

    assert sorted(read) == sorted(template.work_queues)


def test_each_queue_source_takes_partial_batch_answers(template: Described) -> None:
    for function, event in template.events("SQS"):
        assert event.get("FunctionResponseTypes") == ["ReportBatchItemFailures"], function


def test_each_queue_source_has_a_limit_of_concurrency(template: Described) -> None:
    for function, event in template.events("SQS"):
        assert event.get("ScalingConfig", {}).get("MaximumConcurrency", 0) >= 2, function


def test_exact_reminders_have_room_to_wait_side_by_side(template: Described) -> None:
    events = dict(template.events("SQS"))

    assert events["Reminders"]["ScalingConfig"]["MaximumConcurrency"] >= 10


def test_a_message_stays_hidden_six_times_as_long_as_its_function_may_run(
    template: Described,
) -> None:
    for function, event in template.events("SQS"):
        visibility_s = template.queues[queue_read_by(event)]["VisibilityTimeout"]
        assert visibility_s >= 6 * template.functions[function]["Timeout"], function


def test_each_queue_gives_up_to_its_dead_letter_queue_after_five_receives(
    template: Described,
) -> None:
    for name, queue in template.work_queues.items():
        dead = name.removesuffix("Queue") + "DeadQueue"
        assert queue["RedrivePolicy"]["maxReceiveCount"] >= 5
        assert queue["RedrivePolicy"]["deadLetterTargetArn"] == {"Fn::GetAtt": [dead, "Arn"]}


def test_dead_letters_are_kept_fourteen_days(template: Described) -> None:
    dead = [queue for name, queue in template.queues.items() if name.endswith("DeadQueue")]

    assert len(dead) == len(template.work_queues)
    assert {queue["MessageRetentionPeriod"] for queue in dead} == {FOURTEEN_DAYS_S}


def test_the_first_dead_letter_rings_an_alarm(template: Described) -> None:
    for name in set(template.queues) - set(template.work_queues):
        dimension = {"Fn::GetAtt": [name, "QueueName"]}
        (alarm,) = template.alarms_on("ApproximateNumberOfMessagesVisible", dimension)
        assert (alarm["ComparisonOperator"], alarm["Threshold"]) == ("GreaterThanThreshold", 0)


def test_a_message_that_waits_too_long_rings_an_alarm(template: Described) -> None:
    for name, queue in template.work_queues.items():
        dimension = {"Fn::GetAtt": [name, "QueueName"]}
        (alarm,) = template.alarms_on("ApproximateAgeOfOldestMessage", dimension)
        assert alarm["Threshold"] > queue["VisibilityTimeout"]


def test_queues_are_encrypted(template: Described) -> None:
    assert all(queue["SqsManagedSseEnabled"] for queue in template.queues.values())
