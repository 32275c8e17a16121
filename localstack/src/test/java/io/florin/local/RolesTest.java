package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a role allows, seen from a function. */
class RolesTest {
  private static final String LEDGER =
      "arn:aws:dynamodb:eu-central-1:000000000000:table/tiny-ledger";
  private static final List<String> NOTICES = new CopyOnWriteArrayList<>();

  private static EmbeddedStack stack;
  private static HttpCalls http;

  @BeforeAll
  static void start() {
    stack = EmbeddedStack.start(StackOptions.of(TinyTemplates.unchanged()).noticing(NOTICES::add));
    http = new HttpCalls(stack);
  }

  @AfterAll
  static void stop() {
    http.close();
    stack.close();
  }

  @Test
  void whatTheRoleAllowsIsDone() {
    assertThat(call("put")).isEqualTo("put");
    assertThat(call("get")).isEqualTo("has item: true");
    assertThat(call("queryIndex")).isEqualTo("items: 0");
  }

  @Test
  void aCallThatTheRoleDoesNotAllowNamesFunctionActionAndResource() {
    String refusal = "tiny-store is not authorized to perform dynamodb:DeleteItem on " + LEDGER;

    assertThat(call("delete")).isEqualTo("DynamoDbException 400 AccessDeniedException: " + refusal);
    assertThat(call("delete")).contains("AccessDeniedException");
    assertThat(NOTICES).filteredOn(notice -> notice.startsWith(refusal)).hasSize(1);
  }

  @Test
  void eachItemOfATransactionNeedsItsOwnAction() {
    assertThat(call("transact"))
        .endsWith(
            "tiny-store is not authorized to perform dynamodb:ConditionCheckItem on " + LEDGER);
  }

  @Test
  void anOperationThatIsNotInTheTableIsRefusedByName() {
    assertThat(call("scan")).startsWith("tiny-store calls DynamoDbClient.scan, which");
  }

  @Test
  void aSecretIsReadByTheRoleThatMayReadIt() {
    assertThat(call("secret")).matches("[A-Za-z0-9]{64}");
    assertThat(call("otherSecret"))
        .isEqualTo(
            "SecretsManagerException 400 AccessDeniedException: tiny-store is not authorized to"
                + " perform secretsmanager:GetSecretValue on arn:aws:secretsmanager:x:y:secret:z");
  }

  @Test
  void aSettingThatTheTemplateLacksIsNamed() {
    assertThat(http.send("POST", "/store/setting", "").statusCode()).isEqualTo(502);
    assertThat(NOTICES)
        .anyMatch(
            notice ->
                notice.contains(
                    "The template of tiny-store sets no environment variable TOKEN_KEY_SECRET."));
  }

  private static String call(String action) {
    return http.send("POST", "/store/" + action, "").body();
  }
}
