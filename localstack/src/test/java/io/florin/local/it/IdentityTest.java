package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registering, logging in, and who a caller is. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {
  private final Florin florin;
  private final ObjectNode registered = Florin.registration();
  private final JsonNode customer;
  private final Customer known;

  IdentityTest(Florin florin) {
    this.florin = florin;
    registered.put("idType", "PASSPORT").put("idNumber", "P " + UUID.randomUUID());
    customer = florin.register(registered).is(201).body();
    known = florin.login(registered.path("email").asText(), Florin.PASSWORD);
  }

  @Test
  void aCustomerIsWhoTheyRegisteredAs() {
    for (String field : new String[] {"firstName", "lastName", "email", "phone", "idType"}) {
      assertThat(customer.path(field)).isEqualTo(registered.path(field));
    }
    assertThat(customer.path("idNumber")).isEqualTo(registered.path("idNumber"));
    assertThat(customer.path("role").asText()).isEqualTo("CUSTOMER");
    assertThat(customer.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(customer.path("emailVerified").asBoolean()).isFalse();
    assertThat(customer.path("phoneVerified").asBoolean()).isFalse();
    assertThat(customer.path("twoFactor").asBoolean()).isFalse();
    assertThat(customer.toString()).doesNotContain(Florin.PASSWORD);
    assertThat(known.ask("getMe", "GET", "/v1/me").send().is(200).body()).isEqualTo(customer);
  }

  @Test
  void aDocumentIsNotNeeded() {
    Answer answer = florin.register(Florin.registration().putNull("idType")).is(201);

    assertThat(answer.body().path("idType").isNull()).isTrue();
    assertThat(answer.body().path("idNumber").isNull()).isTrue();
  }

  @Test
  void anEmailAddressHasOneOwnerHoweverItIsWritten() {
    String email = registered.path("email").asText();

    florin.register(Florin.registration().put("email", email)).is(409, "email-taken");
    florin
        .register(Florin.registration().put("email", "A" + email.substring(1)))
        .is(409, "email-taken");
  }

  @Test
  void aPhoneNumberHasOneOwner() {
    florin
        .register(Florin.registration().put("phone", registered.path("phone").asText()))
        .is(409, "phone-taken");
  }

  @Test
  void theNumberOfADocumentHasOneOwnerWithSeparatorsOrWithout() {
    String number = registered.path("idNumber").asText();
    ObjectNode same = Florin.registration().put("idType", "PASSPORT");

    florin.register(same.put("idNumber", number)).is(409, "id-number-taken");
    florin.register(same.put("idNumber", number.replace("-", ""))).is(409, "id-number-taken");
    florin.register(same.put("idType", "NID").put("idNumber", number)).is(409, "id-number-taken");
  }

  @Test
  void whoWasRefusedForOneThingMayComeBackWithAllTheRest() {
    ObjectNode fresh = Florin.registration();
    ObjectNode taken = fresh.deepCopy().put("phone", registered.path("phone").asText());

    florin.register(taken).is(409, "phone-taken");
    florin.register(fresh).is(201);
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          firstName | '' | too-short
          firstName | "   " | invalid-format
          lastName  | 7 | wrong-type
          lastName  | null | required
          lastName  | "a\\u0000b" | invalid-format
          lastName  | "a\\ud800b" | invalid-format
          email     | "nobody" | invalid-format
          email     | "a@b" | invalid-format
          email     | "two words@example.com" | invalid-format
          phone     | "0711004567" | invalid-format
          phone     | "+254 711" | invalid-format
          password  | "short" | too-short
          idType    | "LIBRARY" | not-allowed
          nickname  | "Mina" | unknown-field
          """)
  void aFaultyFieldIsNamed(String field, String value, String code) {
    ObjectNode faulty = Florin.registration();
    faulty.remove(field);
    String json = faulty.toString();
    String raw = value.isEmpty() ? "\"\"" : value;

    ask(json.substring(0, json.length() - 1) + ",\"" + field + "\":" + raw + "}")
        .faults(field, code);
  }

  @Test
  void aNameOfSixtyCharactersCountsCodePoints() {
    florin.register(Florin.registration().put("firstName", "😀".repeat(60))).is(201);
    florin
        .register(Florin.registration().put("firstName", "😀".repeat(61)))
        .faults("firstName", "too-long");
  }

  @Test
  void allFaultyFieldsAreNamedAtOnce() {
    Answer answer = ask("{\"email\": 1}").is(400, "validation-failed");

    assertThat(answer.body().path("errors")).hasSize(5);
  }

  @Test
  void halfADocumentIsRefused() {
    florin.register(Florin.registration().put("idType", "NID")).faults("idNumber", "required");
    florin.register(Florin.registration().put("idNumber", "1")).faults("idType", "required");
  }

  @Test
  void loginAnswersATokenThatNoCacheKeeps() {
    Answer answer = florin.askToLogin(registered.path("email").asText(), Florin.PASSWORD).is(200);

    assertThat(answer.text("tokenType")).isEqualTo("Bearer");
    assertThat(answer.body().path("expiresIn").asInt()).isPositive();
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void loginDoesNotCareHowTheAddressIsWritten() {
    String email = registered.path("email").asText();

    florin.askToLogin("AMINA" + email.substring("amina".length()), Florin.PASSWORD).is(200);
  }

  @Test
  void whichPartOfALoginIsWrongIsNotTold() {
    Answer password =
        florin
            .askToLogin(registered.path("email").asText(), "not the password")
            .is(401, "invalid-credentials");
    Answer email =
        florin
            .askToLogin("nobody." + UUID.randomUUID() + "@example.com", Florin.PASSWORD)
            .is(401, "invalid-credentials");

    assertThat(email.bodyWithoutTrace()).isEqualTo(password.bodyWithoutTrace());
    assertThat(email.header("WWW-Authenticate")).isPresent();
  }

  @Test
  void aLoginWithoutPasswordIsFaulty() {
    florin
        .ask("login", "POST", "/v1/auth/login")
        .json("{\"email\": \"a@example.com\"}")
        .send()
        .faults("password", "required");
  }

  @Test
  void withoutATokenNobodyIsLetIn() {
    Answer answer = florin.ask("getMe", "GET", "/v1/me").send().is(401, "unauthenticated");

    assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
  }

  @ParameterizedTest
  @CsvSource({"Bearer", "Bearer nonsense", "Bearer a.b.c", "Basic YTpi", "nonsense"})
  void aTokenThatIsNoneIsNotLetIn(String header) {
    florin
        .ask("getMe", "GET", "/v1/me")
        .with("Authorization", header)
        .send()
        .is(401, "unauthenticated");
  }

  @Test
  void aTokenThatWasTamperedWithIsNotLetIn() {
    String token = known.token();
    int signature = token.lastIndexOf('.') + 1;
    int payload = token.indexOf('.') + 1;

    refuses(changedAt(token, signature + 5));
    refuses(changedAt(token, payload + 5));
    refuses(token.substring(0, signature));
    // {"alg":"none"}
    refuses("eyJhbGciOiJub25lIn0" + token.substring(payload - 1, signature));
  }

  @Test
  void theSchemeOfATokenIsReadInAnyCase() {
    florin
        .ask("getMe", "GET", "/v1/me")
        .with("Authorization", "bearer " + known.token())
        .send()
        .is(200);
  }

  @Test
  void thePublicKeysNameTheKeyOfTheToken() throws Exception {
    JsonNode header =
        Florin.JSON.readTree(
            java.util.Base64.getUrlDecoder()
                .decode(known.token().substring(0, known.token().indexOf('.'))));

    JsonNode keys = florin.ask("getKeys", "GET", "/.well-known/jwks.json").send().is(200).body();

    assertThat(keys.path("keys"))
        .extracting(key -> key.path("kid").asText())
        .contains(header.path("kid").asText());
    assertThat(keys.path("keys")).allMatch(key -> !key.has("d") && !key.has("p"));
  }

  @Test
  void healthNamesWhatItDependsOn() {
    JsonNode health = florin.ask("getHealth", "GET", "/health").send().is(200).body();

    assertThat(health.path("status").asText()).isEqualTo("UP");
    assertThat(health.path("checks"))
        .extracting(check -> check.path("name").asText())
        .contains("ledger", "customers");
  }

  private Answer ask(String body) {
    return florin.ask("registerCustomer", "POST", "/v1/auth/register").json(body).send();
  }

  private void refuses(String token) {
    florin
        .ask("getMe", "GET", "/v1/me")
        .with("Authorization", "Bearer " + token)
        .send()
        .is(401, "unauthenticated");
  }

  private static String changedAt(String token, int index) {
    char other = token.charAt(index) == 'A' ? 'B' : 'A';
    return token.substring(0, index) + other + token.substring(index + 1);
  }
}
