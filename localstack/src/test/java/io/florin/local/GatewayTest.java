package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway makes of requests, and of what functions answer. */
class GatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
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
  void aFunctionGetsTheProxyEventOfARestApi() throws Exception {
    HttpResponse<String> response =
        http.send(
            "GET",
            "/echo/caf%C3%A9%2Fa+b?tag=x%20y&tag=z&empty=",
            "",
            "X-Tag",
            "one",
            "X-Tag",
            "two");

    JsonNode event = JSON.readTree(response.body()).path("event");
    assertThat(event.path("resource").asText()).isEqualTo("/echo/{name}");
    assertThat(event.path("path").asText()).isEqualTo("/echo/caf%C3%A9%2Fa+b");
    assertThat(event.path("httpMethod").asText()).isEqualTo("GET");
    assertThat(event.path("pathParameters").path("name").asText()).isEqualTo("caf%C3%A9%2Fa+b");
    assertThat(event.path("queryStringParameters").path("tag").asText()).isEqualTo("z");
    assertThat(event.path("queryStringParameters").path("empty").asText()).isEmpty();
    assertThat(event.path("multiValueQueryStringParameters").path("tag").toString())
        .isEqualTo("[\"x y\",\"z\"]");
    assertThat(event.path("headers").path("X-tag").asText()).isEqualTo("two");
    assertThat(event.path("multiValueHeaders").path("X-tag").toString())
        .isEqualTo("[\"one\",\"two\"]");
    assertThat(event.path("body").isNull()).isTrue();
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    JsonNode context = event.path("requestContext");
    assertThat(context.path("stage").asText()).isEqualTo("live");
    assertThat(context.path("path").asText()).isEqualTo("/live/echo/caf%C3%A9%2Fa+b");
    assertThat(context.path("resourcePath").asText()).isEqualTo("/echo/{name}");
    assertThat(context.path("httpMethod").asText()).isEqualTo("GET");
    assertThat(context.path("identity").path("sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(context.path("requestId").asText()).hasSize(36);
    assertThat(context.path("requestTimeEpoch").asLong()).isPositive();
  }

  @Test
  void whatIsAbsentFromARequestIsNullInItsEvent() throws Exception {
    JsonNode event = JSON.readTree(http.get("/echo").body()).path("event");

    assertThat(event.get("queryStringParameters").isNull()).isTrue();
    assertThat(event.get("multiValueQueryStringParameters").isNull()).isTrue();
    assertThat(event.get("pathParameters").isNull()).isTrue();
  }

  @Test
  void aFunctionLearnsWhoItIsAndHowLongItHas() throws Exception {
    JsonNode echo = JSON.readTree(http.get("/echo").body());

    JsonNode context = echo.path("context");
    assertThat(context.path("functionName").asText()).isEqualTo("tiny-echo");
    assertThat(context.path("functionVersion").asText()).isEqualTo("1");
    assertThat(context.path("arn").asText())
        .isEqualTo("arn:aws:lambda:eu-central-1:000000000000:function:tiny-echo");
    assertThat(context.path("memory").asInt()).isEqualTo(512);
    assertThat(context.path("remainingMillis").asInt()).isBetween(5_000, 7_000);
    assertThat(context.path("requestId").asText())
        .isEqualTo(echo.path("event").path("requestContext").path("requestId").asText());
  }

  @Test
  void aBodyReachesTheFunctionAsItWas() throws Exception {
    HttpResponse<String> response = http.send("POST", "/echo", "{\"note\": \"Grüße\"}");

    assertThat(JSON.readTree(response.body()).path("event").path("body").asText())
        .isEqualTo("{\"note\": \"Grüße\"}");
  }

  @Test
  void aHeaderThatAnAnswerHasInBothMapsIsOneList() {
    HttpResponse<String> response = http.get("/echo");

    assertThat(response.headers().allValues("ETag")).containsExactly("\"1\"");
    assertThat(response.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2", "c=3");
    assertThat(response.headers().allValues("X-Tag")).containsExactly("x");
    assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
  }

  @Test
  void aSegmentInPlainTextGoesBeforeAParameter() throws Exception {
    JsonNode event = JSON.readTree(http.get("/echo/plain").body()).path("event");

    assertThat(event.path("resource").asText()).isEqualTo("/echo/plain");
  }

  @Test
  void aSlashAtTheEndOfAPathSaysNothing() throws Exception {
    JsonNode event = JSON.readTree(http.get("/echo/plain/").body()).path("event");

    assertThat(event.path("resource").asText()).isEqualTo("/echo/plain");
    assertThat(event.path("path").asText()).isEqualTo("/echo/plain/");
    assertThat(http.get("/echo/plain//").statusCode()).isEqualTo(404);
  }

  @Test
  void anUnknownRouteIsAProblem() throws Exception {
    HttpResponse<String> response = http.get("/nowhere");

    assertProblem(response, 404, "not-found");
  }

  @Test
  void aWrongMethodIsToldWhichOnesThereAre() throws Exception {
    HttpResponse<String> response = http.send("DELETE", "/echo", "");

    assertProblem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
  }

  @Test
  void aBodyOverTenMegabytesIsRefused() throws Exception {
    assertProblem(http.send("POST", "/echo", "x".repeat(10 * 1024 * 1024 + 1)), 413, "too-large");
    assertThat(http.send("POST", "/echo", "x").statusCode()).isEqualTo(200);
  }

  @Test
  void anEventOverSixMegabytesIsRefused() throws Exception {
    // A function gets the body as text in JSON: each quote of it takes two bytes there.
    String quotes = "\"".repeat(4 * 1024 * 1024);

    assertProblem(http.send("POST", "/echo", quotes), 413, "too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "number", "numeric%20header", "too%20much"})
  void anAnswerThatTheGatewayOfAwsWouldNotTakeIsAProblem(String wish) throws Exception {
    assertProblem(http.get("/echo?wish=" + wish), 502, "internal-error");
  }

  @Test
  void aFunctionThatThrowsIsAProblemAndIsTold() throws Exception {
    assertProblem(http.get("/echo?wish=fail"), 502, "internal-error");
    assertThat(NOTICES).anyMatch(notice -> notice.matches("tiny-echo failed on .*as wished"));
  }

  @Test
  void answersWithoutABodyLeaveTheConnectionUsable() {
    assertThat(http.get("/echo?wish=nothing").statusCode()).isEqualTo(204);
    assertThat(http.get("/echo?wish=unchanged").statusCode()).isEqualTo(304);
    assertThat(http.get("/echo").statusCode()).isEqualTo(200);
  }

  @Test
  void theDocumentationIsServedFromTheClassPath() {
    assertThat(http.get("/docs").headers().firstValue("Location")).contains("/docs/");
    assertThat(http.get("/docs/").body()).contains("swagger-ui-bundle.js");
    assertThat(http.get("/docs/swagger-initializer.js").body()).contains("openapi.json");
    assertThat(http.get("/docs/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(http.get("/docs/../secret").statusCode()).isEqualTo(404);
    assertThat(http.get("/docsandmore").statusCode()).isEqualTo(404);
  }

  @Test
  void whatFunctionsMeasureIsOnTheMetricsPage() {
    http.get("/echo?wish=print");

    HttpResponse<String> response = http.get("/metrics");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).contains("florin_echoes_total{service=\"tiny\"} 1\n");
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("traceId").asText()).hasSize(36);
  }
}
