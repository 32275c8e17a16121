package io.florin.functions.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.EmbeddedGateway;
import io.florin.functions.EmbeddedGateway.Answer;
import io.florin.functions.EmbeddedPlatform;
import io.florin.functions.IdentityWiring;
import io.florin.functions.http.Json;
import io.florin.identity.Applicant;
import io.florin.identity.EmailAddress;
import io.florin.identity.Password;
import io.florin.identity.PersonName;
import io.florin.identity.PhoneNumber;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityFunctionsTest {
  private final EmbeddedPlatform platform = new EmbeddedPlatform();
  private final RegisterCustomer registerCustomer = new RegisterCustomer(platform);
  private final Login login = new Login(platform);
  private final GetKeys getKeys = new GetKeys(platform);
  private final GetMe getMe = new GetMe(platform);

  @Test
  void whoRegistersLogsInAndSeesThemselves() throws IOException {
    Answer registered = EmbeddedGateway.post(registerCustomer, amina().toString());
    Answer tokens = logIn("amina@example.com", "correct horse");
    Answer me = getMe(tokens.body().path("accessToken").asText());

    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.body().path("role").asText()).isEqualTo("CUSTOMER");
    assertThat(registered.body().path("idNumber").isNull()).isTrue();
    assertThat(registered.body().has("password")).isFalse();
    assertThat(tokens.status()).isEqualTo(200);
    assertThat(tokens.headers().path("Cache-Control").asText()).isEqualTo("no-store");
    assertThat(tokens.body().path("tokenType").asText()).isEqualTo("Bearer");
    assertThat(tokens.body().path("expiresIn").asInt()).isEqualTo(900);
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.body()).isEqualTo(registered.body());
  }

  @Test
  void whatAnotherCustomerHasIsTaken() throws IOException {
    ObjectNode withDocument = amina().put("idType", "NID").put("idNumber", "2938-4756");
    assertThat(EmbeddedGateway.post(registerCustomer, withDocument.toString()).status())
        .isEqualTo(201);

    ObjectNode other = amina().put("email", "other@example.com").put("phone", "+254711009999");
    assertThat(taken(amina().put("phone", "+254711009999"))).isEqualTo("email-taken");
    assertThat(taken(amina().put("email", "other@example.com"))).isEqualTo("phone-taken");
    assertThat(taken(other.put("idType", "NID").put("idNumber", "29384756")))
        .isEqualTo("id-number-taken");
  }

  @ParameterizedTest
  @CsvSource({
    "email, beth",
    "email, beth@example",
    "phone, 0711004567",
    "password, short",
    "firstName, ' '",
    "idType, PASSPORT",
    "idNumber, 123",
    "nickname, Ami"
  })
  void aFaultNamesItsField(String field, String value) throws IOException {
    Answer answer = EmbeddedGateway.post(registerCustomer, amina().put(field, value).toString());

    // A document needs both of its fields, so it is the other one that is missing.
    String named =
        switch (field) {
          case "idType" -> "idNumber";
          case "idNumber" -> "idType";
          default -> field;
        };
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.body().path("errors")).hasSize(1);
    assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo(named);
    assertThat(answer.body().path("errors").path(0).path("message").asText())
        .doesNotContain(value.isBlank() ? "\u0000" : value);
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() throws IOException {
    EmbeddedGateway.post(registerCustomer, amina().toString());
    Answer wrong = logIn("amina@example.com", "wrong horse");
    Answer unknown = logIn("nobody@example.com", "wrong horse");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("invalid-credentials");
    assertThat(withoutTrace(wrong)).isEqualTo(withoutTrace(unknown));
    assertThat(wrong.headers()).isEqualTo(unknown.headers());
    assertThat(wrong.headers().path("WWW-Authenticate").asText()).startsWith("Bearer");
  }

  @Test
  void theKeysAreThereOnceSomebodyHasLoggedIn() throws IOException {
    assertThat(EmbeddedGateway.get(getKeys, Map.of()).body().path("keys")).isEmpty();
    EmbeddedGateway.post(registerCustomer, amina().toString());
    logIn("amina@example.com", "correct horse");

    Answer keys = EmbeddedGateway.get(getKeys, Map.of());

    assertThat(keys.status()).isEqualTo(200);
    assertThat(keys.body().path("keys")).hasSize(1);
    assertThat(keys.body().path("keys").path(0).propertyStream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("kty", "n", "e", "kid", "alg", "use");
  }

  @Test
  void nobodyIsSeenWithoutAToken() throws IOException {
    assertThat(EmbeddedGateway.get(getMe, Map.of()).status()).isEqualTo(401);
    assertThat(getMe("garbage").code()).isEqualTo("unauthenticated");
  }

  @Test
  void theAdminOfTheSystemLogsInWithThePasswordOfToday() throws IOException {
    var adminAccount = new IdentityWiring(platform).adminAccount();
    adminAccount.ensure(admin("yesterday's"));
    adminAccount.ensure(admin("password of today"));

    assertThat(logIn("admin@florin.example", "yesterday's").status()).isEqualTo(401);
    Answer tokens = logIn("admin@florin.example", "password of today");
    assertThat(getMe(tokens.body().path("accessToken").asText()).body().path("role").asText())
        .isEqualTo("ADMIN");
  }

  private static Applicant admin(String password) {
    return new Applicant(
        new PersonName("Local"),
        new PersonName("Admin"),
        new EmailAddress("admin@florin.example"),
        new PhoneNumber("+15550100000"),
        Optional.empty(),
        new Password(password));
  }

  private Answer logIn(String email, String password) throws IOException {
    return EmbeddedGateway.post(
        login, Json.object().put("email", email).put("password", password).toString());
  }

  private Answer getMe(String token) throws IOException {
    return EmbeddedGateway.get(getMe, Map.of("Authorization", "Bearer " + token));
  }

  private String taken(ObjectNode body) throws IOException {
    Answer answer = EmbeddedGateway.post(registerCustomer, body.toString());
    assertThat(answer.status()).isEqualTo(409);
    return answer.code();
  }

  private static ObjectNode withoutTrace(Answer answer) {
    ObjectNode body = answer.body().deepCopy();
    body.remove("traceId");
    return body;
  }

  private static ObjectNode amina() {
    return Json.object()
        .put("firstName", "Amina")
        .put("lastName", "Odhiambo")
        .put("email", "amina@example.com")
        .put("phone", "+254711004567")
        .put("password", "correct horse");
  }
}
