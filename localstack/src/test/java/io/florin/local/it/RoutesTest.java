package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no operation answers. */
@ExtendWith(RunningFlorin.class)
class RoutesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v2/wallets",
        "/v1/wallet",
        "/v1/wallets/a/b/c",
        "/v1/transfers/a/b",
        "/V1/wallets",
        "/health/more"
      })
  @EmbeddedOnly(
      "LocalStack answers an unknown path in its own words: it applies no gateway responses.")
  void anUnknownPathIsAProblem(String path, Florin florin) {
    Answer answer = florin.ask(Florin.NO_OPERATION, "GET", path).send().is(404, "not-found");

    assertProblem(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/wallets, 'GET,POST'",
    "PUT, /v1/transfers, 'GET,POST'",
    "GET, /v1/auth/login, POST",
    "POST, /v1/me, GET",
    "POST, /health, GET",
    "PATCH, /v1/wallets/wal_x, GET",
    "GET, /v1/wallets/wal_x/credit, POST"
  })
  @EmbeddedOnly("The gateways of AWS and LocalStack have no 405: to them it is an unknown path.")
  void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed, Florin florin) {
    Answer answer =
        florin.ask(Florin.NO_OPERATION, method, path).send().is(405, "method-not-allowed");

    assertProblem(answer);
    assertThat(Set.of(answer.header("Allow").orElse("").split(", *", -1)))
        .containsAll(Set.of(allowed.split(",", -1)));
  }

  @Test
  void aSlashAtTheEndSaysNothing(Florin florin) {
    florin.ask("getHealth", "GET", "/health/").send().is(200);
  }

  private static void assertProblem(Answer answer) {
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.text("type")).isEqualTo("urn:florin:problem:" + answer.code());
    assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
    assertThat(answer.text("title")).isNotEmpty();
    assertThat(answer.text("detail")).isNotEmpty();
    assertThat(answer.text("traceId")).isNotEmpty();
    assertThat(answer.body().path("errors").isArray()).isTrue();
  }
}
