package io.florin.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers with the event and the context that it was given, or as its query asks. */
public final class Echo implements RequestStreamHandler {
  private final ObjectMapper json = new ObjectMapper();

  /** Needs nothing of the platform. */
  public Echo(Platform platform) {
    platform.clock();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = json.readTree(input);
    String wish = event.path("queryStringParameters").path("wish").asText();
    switch (wish) {
      case "fail" -> throw new IllegalStateException("as wished");
      case "nonsense" -> output.write("nonsense".getBytes(StandardCharsets.UTF_8));
      case "number" -> output.write(json.writeValueAsBytes(response(200, "").put("body", 1)));
      case "numeric header" -> {
        ObjectNode response = response(200, "");
        response.withObject("headers").put("X-Number", 1);
        output.write(json.writeValueAsBytes(response));
      }
      case "too much" ->
          output.write(json.writeValueAsBytes(response(200, "x".repeat(6 * 1024 * 1024))));
      case "nothing" -> output.write(json.writeValueAsBytes(response(204, "")));
      case "unchanged" -> output.write(json.writeValueAsBytes(response(304, "")));
      case "print" -> {
        System.out.println(
            """
            {"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"Florin","Dimensions":[["Service"]],\
            "Metrics":[{"Name":"Echoes","Unit":"Count"}]}]},"Service":"tiny","Echoes":1.0}""");
        context.getLogger().log("{\"message\":\"printed\"}");
        output.write(json.writeValueAsBytes(response(200, "")));
      }
      default -> output.write(json.writeValueAsBytes(response(200, echo(event, context))));
    }
  }

  private String echo(JsonNode event, Context context) throws IOException {
    ObjectNode echo = json.createObjectNode();
    echo.set("event", event);
    echo.putObject("context")
        .put("functionName", context.getFunctionName())
        .put("functionVersion", context.getFunctionVersion())
        .put("arn", context.getInvokedFunctionArn())
        .put("memory", context.getMemoryLimitInMB())
        .put("requestId", context.getAwsRequestId())
        .put("remainingMillis", context.getRemainingTimeInMillis());
    return json.writeValueAsString(echo);
  }

  private ObjectNode response(int status, String body) {
    ObjectNode response = json.createObjectNode().put("statusCode", status).put("body", body);
    response.putObject("headers").put("ETag", "\"1\"").put("Set-Cookie", "c=3").put("X-Tag", "x");
    ObjectNode lists = response.putObject("multiValueHeaders");
    lists.putArray("Set-Cookie").add("a=1").add("b=2");
    lists.putArray("x-tag").add("x");
    return response.put("isBase64Encoded", false);
  }
}
