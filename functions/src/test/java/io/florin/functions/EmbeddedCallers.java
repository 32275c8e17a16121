package io.florin.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.http.Json;
import io.florin.functions.identity.Login;
import io.florin.functions.identity.RegisterCustomer;
import io.florin.identity.Applicant;
import io.florin.identity.EmailAddress;
import io.florin.identity.Password;
import io.florin.identity.PersonName;
import io.florin.identity.PhoneNumber;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** People who have signed in on a platform, and the calls that they make. */
public final class EmbeddedCallers {
  private static final String PASSWORD = "a password for tests";

  private final Platform platform;
  private int count;

  /** Nobody yet. */
  public EmbeddedCallers(Platform platform) {
    this.platform = platform;
  }

  /** The access token of a new customer. */
  public String customer() throws IOException {
    count++;
    String email = "customer" + count + "@example.com";
    EmbeddedGateway.post(
        new RegisterCustomer(platform),
        Json.object()
            .put("firstName", "Amina")
            .put("lastName", "Odhiambo")
            .put("email", email)
            .put("phone", "+25471100" + (1000 + count))
            .put("password", PASSWORD)
            .toString());
    return signIn(email);
  }

  /** The access token of the admin. */
  public String admin() throws IOException {
    new IdentityWiring(platform)
        .adminAccount()
        .ensure(
            new Applicant(
                PersonName.parse("Ada").orElseThrow(),
                PersonName.parse("Min").orElseThrow(),
                EmailAddress.parse("admin@example.com").orElseThrow(),
                PhoneNumber.parse("+254711000003").orElseThrow(),
                Optional.empty(),
                Password.parse(PASSWORD).orElseThrow()));
    return signIn("admin@example.com");
  }

  private String signIn(String email) throws IOException {
    return EmbeddedGateway.post(
            new Login(platform),
            Json.object().put("email", email).put("password", PASSWORD).toString())
        .body()
        .path("accessToken")
        .asText();
  }

  /** Posts JSON with a token. */
  public static EmbeddedGateway.Answer post(
      RequestStreamHandler function,
      String token,
      Map<String, String> headers,
      Map<String, String> pathParameters,
      JsonNode body)
      throws IOException {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    all.put("Authorization", "Bearer " + token);
    return EmbeddedGateway.call(function, "POST", all, pathParameters, body.toString());
  }

  /** Gets with a token. */
  public static EmbeddedGateway.Answer get(
      RequestStreamHandler function,
      String token,
      Map<String, String> headers,
      Map<String, String> pathParameters)
      throws IOException {
    var all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + token);
    return EmbeddedGateway.call(function, "GET", all, pathParameters, "");
  }
}
