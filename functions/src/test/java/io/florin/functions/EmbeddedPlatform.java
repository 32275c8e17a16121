package io.florin.functions;

import io.florin.ledger.dynamodb.LedgerTables;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.FakeSqs;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.sns.SnsClient;

/** A platform in this process: DynamoDB Local with empty tables, made-up secrets and queues. */
public final class EmbeddedPlatform implements Platform {
  /** The queue that settlement runs from. */
  public static final String SETTLEMENT_QUEUE = "http://sqs/settlement.fifo";

  /** Its dead-letter queue. */
  public static final String SETTLEMENT_DEAD_LETTERS = "http://sqs/settlement-dead-letters.fifo";

  /** The dead-letter queue of the relay. */
  public static final String RELAY_DEAD_LETTERS = "http://sqs/relay-dead-letters";

  private final Map<Setting, String> settings =
      new EnumMap<>(
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
              "4",
              Setting.EVENTS_TOPIC,
              "arn:aws:sns:eu-central-1:000000000000:wallet-events.fifo",
              Setting.SETTLEMENT_QUEUE,
              SETTLEMENT_QUEUE,
              Setting.SETTLEMENT_DEAD_LETTERS,
              SETTLEMENT_DEAD_LETTERS,
              Setting.RELAY_DEAD_LETTERS,
              RELAY_DEAD_LETTERS));

  {
    // A map of literals takes ten pairs.
    settings.put(Setting.CURSOR_KEY_SECRET, "cursor-key");
  }

  private final FakeSqs sqs = new FakeSqs();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SecretsManagerClient secrets = new MadeUpSecrets();
  private final DynamoDbClient dynamoDb;
  private final Executor sideBySide;
  private @Nullable SnsClient sns;
  private InstantSource clock = InstantSource.system();

  /** A platform with the engine's own client, where everything happens in the caller's thread. */
  public EmbeddedPlatform() {
    this(DynamoDbLocal.client(), Runnable::run);
  }

  /** A platform with another client. */
  public EmbeddedPlatform(DynamoDbClient dynamoDb, Executor sideBySide) {
    this.dynamoDb = dynamoDb;
    this.sideBySide = sideBySide;
  }

  /** Has topics from now on. */
  public void topicsAre(SnsClient topics) {
    sns = topics;
  }

  /** Goes by another clock from now on. */
  public void clockIs(InstantSource another) {
    clock = another;
  }

  /** Puts the bank at an address. */
  public void bankIsAt(String url) {
    settings.put(Setting.BANK_URL, url);
  }

  /** Has system wallets of so many parts from now on. */
  public void systemWalletsHave(int parts) {
    settings.put(Setting.SYSTEM_WALLET_PARTS, Integer.toString(parts));
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
    if (sns == null) {
      throw new UnsupportedOperationException("There are no topics here.");
    }
    return sns;
  }

  @Override
  public FakeSqs sqs() {
    return sqs;
  }

  @Override
  public HttpClient http() {
    return http;
  }

  @Override
  public InstantSource clock() {
    return () -> clock.instant();
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
