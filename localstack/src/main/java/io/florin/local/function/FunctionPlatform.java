package io.florin.local.function;

import io.florin.functions.Platform;
import io.florin.functions.Setting;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What a function finds around it here: the environment of its template, and clients that go to the
 * embedded engines.
 */
final class FunctionPlatform implements Platform {
  private final String function;
  private final Map<String, String> environment;
  private final DynamoDbClient dynamoDb;
  private final SecretsManagerClient secrets;
  private final Executor sideBySide;

  FunctionPlatform(
      String function,
      Map<String, String> environment,
      DynamoDbClient dynamoDb,
      SecretsManagerClient secrets,
      Executor sideBySide) {
    this.function = function;
    this.environment = Map.copyOf(environment);
    this.dynamoDb = dynamoDb;
    this.secrets = secrets;
    this.sideBySide = sideBySide;
  }

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
    return dynamoDb;
  }

  @Override
  public SecretsManagerClient secrets() {
    return secrets;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Executor sideBySide() {
    return sideBySide;
  }
}
