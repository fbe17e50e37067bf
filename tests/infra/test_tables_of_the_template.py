from tests.infra.described import Described

ON_PROD = {"Fn::If": ["IsProd", True, False]}


def test_every_table_can_be_restored_to_any_second_on_prod(template: Described) -> None:
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        recovery = table["PointInTimeRecoverySpecification"]
        assert recovery == {"PointInTimeRecoveryEnabled": ON_PROD}, name


def test_no_table_can_be_deleted_on_prod(template: Described) -> None:
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        assert table["DeletionProtectionEnabled"] == ON_PROD, name


def test_every_table_forgets_by_the_same_attribute(template: Described) -> None:
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}, name


def test_every_table_is_paid_by_request_and_has_one_form_of_key(template: Described) -> None:
    keys = [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ]

    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        assert table["BillingMode"] == "PAY_PER_REQUEST", name
        assert table["KeySchema"] == keys, name


def test_only_prod_is_prod(template: Described) -> None:
    assert template.body["Conditions"]["IsProd"] == {"Fn::Equals": [{"Ref": "StageName"}, "prod"]}
