package io.florin.functions;

import io.florin.ledger.dynamodb.LedgerTables;
import io.florin.testing.DynamoDbLocal;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A platform in this process: DynamoDB Local with empty tables, and made-up secrets. */
public final class EmbeddedPlatform implements Platform {
  private final Map<Setting, String> settings =
      Map.of(
          Setting.LEDGER_TABLE,
          LedgerTables.newTable(),
          Setting.CUSTOMERS_TABLE,
          DynamoDbLocal.newTable("customers"),
          Setting.CREDENTIALS_TABLE,
          DynamoDbLocal.newTable("credentials"),
          Setting.PEPPER_SECRET,
          "pepper",
          Setting.TOKEN_KEY_SECRET,
          "token-key",
          Setting.SYSTEM_WALLET_PARTS,
          "4");
  private final SecretsManagerClient secrets = new MadeUpSecrets();
  private final DynamoDbClient dynamoDb;
  private final Executor sideBySide;

  /** A platform with the engine's own client, where everything happens in the caller's thread. */
  public EmbeddedPlatform() {
    this(DynamoDbLocal.client(), Runnable::run);
  }

  /** A platform with another client. */
  public EmbeddedPlatform(DynamoDbClient dynamoDb, Executor sideBySide) {
    this.dynamoDb = dynamoDb;
    this.sideBySide = sideBySide;
  }

  @Override
  public String setting(Setting setting) {
    String value = settings.get(setting);
    if (value == null) {
      throw new IllegalStateException("There is no setting " + setting + " here.");
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
  public SnsClient sns() {
    throw new UnsupportedOperationException("There are no topics here.");
  }

  @Override
  public SqsClient sqs() {
    throw new UnsupportedOperationException("There are no queues here.");
  }

  @Override
  public HttpClient http() {
    throw new UnsupportedOperationException("There is no bank here.");
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Executor sideBySide() {
    return sideBySide;
  }

  private static final class MadeUpSecrets implements SecretsManagerClient {

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      return GetSecretValueResponse.builder()
          .secretString("secret of " + request.secretId())
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
