package io.florin.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.functions.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gateway, as it is derived from the contract. */
class ApiTemplateTest {
  private static final String API = "AWS::ApiGateway::RestApi";

  @BeforeAll
  static void synthesize() {
    Synthesized.local();
  }

  @Test
  void eachRouteCallsTheFunctionOfItsOperation() {
    Synthesized local = Synthesized.local();
    Synthesized.Resource api = local.only(API);
    Map<String, String> called = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : api.property("Body").path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode integration = method.getValue().path("x-amazon-apigateway-integration");
        assertThat(integration.path("type").asText()).isEqualTo("aws_proxy");
        assertThat(integration.path("httpMethod").asText()).isEqualTo("POST");
        called.put(
            method.getKey() + " " + path.getKey(),
            local.text(api.stack(), integration.path("uri")));
      }
    }
    Map<String, String> expected = new TreeMap<>();
    for (Contract.Operation operation : Contract.ofTheFunctions().operations()) {
      expected.put(
          operation.method() + " " + operation.path(),
          "arn:AWS::Partition:apigateway:AWS::Region:lambda:path/2015-03-31/functions/florin-local-"
              + operation.id()
              + ":live/invocations");
    }
    assertThat(called).isEqualTo(expected);
  }

  @Test
  void theApiMayCallEachFunctionByItsRouteAlone() {
    Synthesized local = Synthesized.local();
    Set<String> permitted = new TreeSet<>();
    for (Synthesized.Resource permission : local.resources("AWS::Lambda::Permission").values()) {
      if (!permission.stack().equals("Florin-local-Api")) {
        continue;
      }
      assertThat(permission.property("Principal").asText()).isEqualTo("apigateway.amazonaws.com");
      assertThat(permission.property("Action").asText()).isEqualTo("lambda:InvokeFunction");
      String source = local.text(permission.stack(), permission.property("SourceArn"));
      permitted.add(
          local.text(permission.stack(), permission.property("FunctionName"))
              + source.substring(source.indexOf("/live/")));
    }
    assertThat(permitted)
        .hasSize(Contract.ofTheFunctions().operations().size())
        .contains(
            "florin-local-creditWallet:live/live/POST/v1/wallets/*/credit",
            "florin-local-getHealth:live/live/GET/health");
  }

  @Test
  void parametersOfAPathAreDeclared() {
    JsonNode paths = Synthesized.local().only(API).property("Body").path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (JsonNode method : path.getValue()) {
        String undeclared = path.getKey();
        for (JsonNode parameter : method.path("parameters")) {
          assertThat(parameter.path("in").asText()).isEqualTo("path");
          undeclared = undeclared.replace("{" + parameter.path("name").asText() + "}", "");
        }
        assertThat(undeclared).doesNotContain("{");
      }
    }
  }

  @Test
  void theGatewaysOwnErrorsAreProblemsWithCodesOfTheContract() throws IOException {
    List<String> codes = codesOfTheContract();
    JsonNode responses =
        Synthesized.local()
            .only(API)
            .property("Body")
            .path("x-amazon-apigateway-gateway-responses");
    assertThat(responses.properties()).isNotEmpty();
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      assertThat(
              response
                  .getValue()
                  .path("responseParameters")
                  .path("gatewayresponse.header.Content-Type")
                  .asText())
          .isEqualTo("'application/problem+json'");
      JsonNode problem =
          new ObjectMapper()
              .readTree(
                  response.getValue().path("responseTemplates").path("application/json").asText());
      List<String> fields = new ArrayList<>();
      problem.fieldNames().forEachRemaining(fields::add);
      assertThat(fields)
          .as(response.getKey())
          .containsExactly("type", "title", "status", "code", "detail", "traceId", "errors");
      assertThat(problem.path("status").asInt())
          .isEqualTo(response.getValue().path("statusCode").asInt());
      assertThat(codes).contains(problem.path("code").asText());
      assertThat(problem.path("type").asText())
          .isEqualTo("urn:florin:problem:" + problem.path("code").asText());
      assertThat(problem.path("traceId").asText()).isEqualTo("$context.requestId");
    }
    assertThat(responses.path("MISSING_AUTHENTICATION_TOKEN").path("statusCode").asInt())
        .isEqualTo(404);
  }

  @Test
  void anotherContractIsDeployedAnew() {
    List<Contract.Operation> operations = new ArrayList<>(Contract.ofTheFunctions().operations());
    Contract.Operation moved = operations.getFirst();
    operations.set(
        0,
        new Contract.Operation(
            moved.id(), moved.feature(), moved.method(), moved.path() + "/elsewhere"));
    Synthesized changed = Synthesized.of(Stage.local(), new Contract(operations));
    assertThat(deployment(changed)).isNotEqualTo(deployment(Synthesized.local()));
  }

  @Test
  void anOperationWithoutAFunctionStopsTheSynthesis() {
    List<Contract.Operation> operations = new ArrayList<>(Contract.ofTheFunctions().operations());
    operations.add(new Contract.Operation("closeWallet", "wallet", "post", "/v1/close"));
    Contract wider = new Contract(operations);
    assertThatThrownBy(() -> Synthesized.of(Stage.local(), wider))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closeWallet");
  }

  private static List<String> codesOfTheContract() throws IOException {
    List<String> codes = new ArrayList<>();
    try (InputStream document = Setting.class.getResourceAsStream("/contract/openapi.json")) {
      new ObjectMapper()
          .readTree(Objects.requireNonNull(document))
          .at("/components/schemas/ProblemCode/enum")
          .forEach(code -> codes.add(code.asText()));
    }
    return codes;
  }

  private static String deployment(Synthesized stage) {
    return stage.only("AWS::ApiGateway::Deployment").logicalId();
  }
}
