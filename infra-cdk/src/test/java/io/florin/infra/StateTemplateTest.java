package io.florin.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must never change by accident: a changed key or name would make CloudFormation replace. */
class StateTemplateTest {
  private static final String TABLE = "AWS::DynamoDB::GlobalTable";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String SECRET = "AWS::SecretsManager::Secret";

  @BeforeAll
  static void synthesize() {
    Synthesized.local();
  }

  @Test
  void thereAreThreeTablesAndThreeSecrets() {
    assertThat(Synthesized.local().resources(TABLE).keySet())
        .containsExactly(
            "florin-local-credentials", "florin-local-customers", "florin-local-ledger");
    assertThat(Synthesized.local().resources(SECRET).keySet())
        .containsExactly(
            "florin-local-cursor-key", "florin-local-pepper", "florin-local-token-key");
  }

  @Test
  void eachTableHasTheSameKeysAndIsPaidByUse() {
    assertThat(Synthesized.local().resources(TABLE).values())
        .allSatisfy(
            table -> {
              assertThat(keys(table.property("KeySchema"))).containsExactly("pk HASH", "sk RANGE");
              assertThat(table.property("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
              assertThat(table.property("AttributeDefinitions"))
                  .allSatisfy(
                      attribute ->
                          assertThat(attribute.path("AttributeType").asText())
                              .isEqualTo(
                                  attribute.path("AttributeName").asText().equals("dueAt")
                                      ? "N"
                                      : "S"));
            });
  }

  @Test
  void theLedgerStreamsItsNewImages() {
    assertThat(table("ledger").property("StreamSpecification").path("StreamViewType").asText())
        .isEqualTo("NEW_IMAGE");
    assertThat(table("customers").property("StreamSpecification").isMissingNode()).isTrue();
    assertThat(table("credentials").property("StreamSpecification").isMissingNode()).isTrue();
  }

  @Test
  void itemsOfTheLedgerAndOfCredentialsMayExpireAndCustomersMayNot() {
    for (String name : List.of("ledger", "credentials")) {
      JsonNode expiry = table(name).property("TimeToLiveSpecification");
      assertThat(expiry.path("AttributeName").asText()).isEqualTo("expiresAt");
      assertThat(expiry.path("Enabled").asBoolean()).isTrue();
    }
    assertThat(table("customers").property("TimeToLiveSpecification").isMissingNode()).isTrue();
  }

  @Test
  void theLedgerIndexesAllWalletsWithNothingButKeys() {
    JsonNode wallets = index("wallets");
    assertThat(keys(wallets.path("KeySchema")))
        .containsExactly("walletShard HASH", "walletId RANGE");
    assertThat(wallets.path("Projection").path("ProjectionType").asText()).isEqualTo("KEYS_ONLY");
  }

  @Test
  void theLedgerIndexesWhatIsDueByInstantWithWhatTheJanitorNeeds() {
    JsonNode due = index("due");
    assertThat(keys(due.path("KeySchema"))).containsExactly("dueShard HASH", "dueAt RANGE");
    assertThat(due.path("Projection").toString())
        .isEqualTo(
            "{\"NonKeyAttributes\":[\"kind\",\"version\",\"createdAt\"],"
                + "\"ProjectionType\":\"INCLUDE\"}");
  }

  @Test
  void nothingElseIsIndexed() {
    assertThat(table("ledger").property("GlobalSecondaryIndexes")).hasSize(2);
    assertThat(table("customers").property("GlobalSecondaryIndexes").isMissingNode()).isTrue();
    assertThat(table("credentials").property("GlobalSecondaryIndexes").isMissingNode()).isTrue();
  }

  @Test
  void secretsAreGeneratedAs64CharactersWithoutPunctuation() {
    assertThat(Synthesized.local().resources(SECRET).values())
        .allSatisfy(
            secret -> {
              JsonNode recipe = secret.property("GenerateSecretString");
              assertThat(recipe.path("PasswordLength").asInt()).isEqualTo(64);
              assertThat(recipe.path("ExcludePunctuation").asBoolean()).isTrue();
            });
  }

  @Test
  void eachTableCanBeBroughtBackToAnyPointInTime() {
    for (Synthesized stage : List.of(Synthesized.local(), Synthesized.production())) {
      assertThat(stage.resources(TABLE).values())
          .allSatisfy(
              table ->
                  assertThat(
                          table
                              .property("Replicas")
                              .path(0)
                              .path("PointInTimeRecoverySpecification")
                              .path("PointInTimeRecoveryEnabled")
                              .asBoolean())
                      .isTrue());
    }
  }

  @Test
  void inProductionStateRefusesToBeDeletedAndOutlivesItsStack() {
    assertThat(Synthesized.production().resources(TABLE).values())
        .hasSize(3)
        .allSatisfy(table -> assertThat(protectedFromDeletion(table)).isTrue());
    assertThat(state(Synthesized.production()))
        .hasSize(9)
        .allSatisfy(
            resource -> {
              assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
              assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
            });
  }

  @Test
  void onADevelopersMachineStateGoesWithItsStack() {
    assertThat(Synthesized.local().resources(TABLE).values())
        .noneMatch(StateTemplateTest::protectedFromDeletion);
    assertThat(state(Synthesized.local()))
        .hasSize(9)
        .allSatisfy(
            resource -> assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Delete"));
  }

  private static Synthesized.Resource table(String name) {
    return Synthesized.local().resource(TABLE, Stage.local().physicalName(name));
  }

  private static JsonNode index(String name) {
    for (JsonNode index : table("ledger").property("GlobalSecondaryIndexes")) {
      if (index.path("IndexName").asText().equals(name)) {
        return index;
      }
    }
    throw new AssertionError("The ledger has no index " + name);
  }

  private static List<JsonNode> state(Synthesized stage) {
    List<JsonNode> state = new ArrayList<>();
    stage.resources(TABLE).values().forEach(table -> state.add(table.definition()));
    stage.resources(QUEUE).values().forEach(queue -> state.add(queue.definition()));
    stage.resources(SECRET).values().forEach(secret -> state.add(secret.definition()));
    return state;
  }

  private static boolean protectedFromDeletion(Synthesized.Resource table) {
    return table.property("Replicas").path(0).path("DeletionProtectionEnabled").asBoolean();
  }

  private static List<String> keys(JsonNode schema) {
    List<String> keys = new ArrayList<>();
    schema.forEach(
        key -> keys.add(key.path("AttributeName").asText() + " " + key.path("KeyType").asText()));
    return keys;
  }
}
