package io.florin.local.deployed;

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

/** What a deployed function finds around it, for work on its tables and secrets from outside. */
record DeployedPlatform(
    String function,
    Map<String, String> environment,
    DynamoDbClient dynamoDb,
    SecretsManagerClient secrets)
    implements Platform {

  @Override
  public String setting(Setting setting) {
    String value = environment.get(setting.name());
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(
          "The function %s has no environment variable %s.".formatted(function, setting));
    }
    return value;
  }

  @Override
  public SnsClient sns() {
    throw new UnsupportedOperationException("Facts leave through functions alone.");
  }

  @Override
  public SqsClient sqs() {
    throw new UnsupportedOperationException("Messages leave through functions alone.");
  }

  @Override
  public HttpClient http() {
    throw new UnsupportedOperationException("The bank is asked by functions alone.");
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Executor sideBySide() {
    return Runnable::run;
  }
}
