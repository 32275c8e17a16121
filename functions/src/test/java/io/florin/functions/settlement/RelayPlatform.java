package io.florin.functions.settlement;

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

/** All that the relay may touch: a topic and a queue. */
record RelayPlatform(SnsClient sns, SqsClient sqs, InstantSource clock) implements Platform {
  private static final Map<Setting, String> SETTINGS =
      Map.of(
          Setting.EVENTS_TOPIC,
          "arn:aws:sns:eu-central-1:000000000000:wallet-events.fifo",
          Setting.RELAY_DEAD_LETTERS,
          "https://sqs.eu-central-1.amazonaws.com/000000000000/relay-dead-letters");

  @Override
  public String setting(Setting setting) {
    String value = SETTINGS.get(setting);
    if (value == null) {
      throw new IllegalStateException("The relay has no setting " + setting + ".");
    }
    return value;
  }

  @Override
  public DynamoDbClient dynamoDb() {
    throw new UnsupportedOperationException("The relay reads no table.");
  }

  @Override
  public SecretsManagerClient secrets() {
    throw new UnsupportedOperationException("The relay knows no secrets.");
  }

  @Override
  public HttpClient http() {
    throw new UnsupportedOperationException("The relay asks no bank.");
  }

  @Override
  public Executor sideBySide() {
    throw new UnsupportedOperationException("The relay does one thing after the other.");
  }
}
