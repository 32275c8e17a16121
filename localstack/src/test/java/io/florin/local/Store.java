package io.florin.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.functions.Platform;
import io.florin.functions.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Makes the AWS call that the path names, and answers with what came of it. */
public final class Store implements RequestStreamHandler {
  private static final Map<String, AttributeValue> KEY =
      Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));

  private final ObjectMapper json = new ObjectMapper();
  private final Platform platform;

  /** Calls the clients of that platform. */
  public Store(Platform platform) {
    this.platform = platform;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String action = json.readTree(input).path("pathParameters").path("action").asText();
    String answer;
    try {
      answer = call(action);
    } catch (AwsServiceException e) {
      answer =
          e.getClass().getSimpleName()
              + " "
              + e.statusCode()
              + " "
              + e.awsErrorDetails().errorCode()
              + ": "
              + e.awsErrorDetails().errorMessage();
    } catch (UnsupportedOperationException e) {
      answer = String.valueOf(e.getMessage());
    }
    output.write(json.writeValueAsBytes(Map.of("statusCode", 200, "body", answer)));
  }

  private String call(String action) {
    String table = platform.setting(Setting.LEDGER_TABLE);
    return switch (action) {
      case "put" -> {
        platform.dynamoDb().putItem(request -> request.tableName(table).item(KEY));
        yield "put";
      }
      case "get" ->
          "has item: "
              + platform.dynamoDb().getItem(request -> request.tableName(table).key(KEY)).hasItem();
      case "queryIndex" ->
          "items: "
              + platform
                  .dynamoDb()
                  .queryPaginator(
                      request ->
                          request
                              .tableName(table)
                              .indexName("shards")
                              .keyConditionExpression("#shard = :shard")
                              .expressionAttributeNames(Map.of("#shard", "shard"))
                              .expressionAttributeValues(
                                  Map.of(":shard", AttributeValue.fromS("none"))))
                  .items()
                  .stream()
                  .count();
      case "delete" -> {
        platform.dynamoDb().deleteItem(request -> request.tableName(table).key(KEY));
        yield "deleted";
      }
      case "transact" -> {
        TransactWriteItem put =
            TransactWriteItem.builder().put(item -> item.tableName(table).item(KEY)).build();
        TransactWriteItem check =
            TransactWriteItem.builder()
                .conditionCheck(
                    item ->
                        item.tableName(table).key(KEY).conditionExpression("attribute_exists(pk)"))
                .build();
        platform.dynamoDb().transactWriteItems(request -> request.transactItems(put, check));
        yield "transacted";
      }
      case "scan" -> "items: " + platform.dynamoDb().scan(scan -> scan.tableName(table)).count();
      case "secret" ->
          platform
              .secrets()
              .getSecretValue(request -> request.secretId(platform.setting(Setting.PEPPER_SECRET)))
              .secretString();
      case "otherSecret" ->
          platform
              .secrets()
              .getSecretValue(request -> request.secretId("arn:aws:secretsmanager:x:y:secret:z"))
              .secretString();
      case "setting" -> platform.setting(Setting.TOKEN_KEY_SECRET);
      default -> throw new IllegalArgumentException(action);
    };
  }
}
