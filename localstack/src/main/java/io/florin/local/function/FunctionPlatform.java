package io.florin.local.function;

import io.florin.functions.Platform;
import io.florin.functions.Setting;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a function finds around it here: the environment of its template, and clients that go to the
 * embedded engines.
 */
record FunctionPlatform(
    String function,
    Map<String, String> environment,
    Clients clients,
    SecretsManagerClient secrets,
    InstantSource clock,
    Executor sideBySide)
    implements Platform {

  @Override
  public String setting(Setting setting) {
    String value = environment.get(setting.name());
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(
          "The template of %s sets no environment variable %s.".formatted(function, setting));
    }
    return value;
  }

  @Override
  public DynamoDbClient dynamoDb() {
    return clients.dynamoDb();
  }

  @Override
  public SnsClient sns() {
    return clients.sns();
  }

  @Override
  public SqsClient sqs() {
    return clients.sqs();
  }

  @Override
  public HttpClient http() {
    return clients.http();
  }
}
