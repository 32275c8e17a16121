package io.florin.infra;

import io.florin.functions.Setting;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** What must not be lost: the tables, the topic, the queues and the secrets. */
final class StateStack extends Stack {
  /** The attribute by which DynamoDB lets items expire. */
  private static final String EXPIRY = "expiresAt";

  /** The index that lists all wallets, spread over shards, for audits and for admins. */
  private static final String WALLETS_INDEX = "wallets";

  /**
   * The sparse index that lists what is due, oldest first: pending transfers, spread over shards,
   * and those on the operators' list.
   */
  private static final String DUE_INDEX = "due";

  private static final int SECRET_CHARACTERS = 64;

  private final Stage stage;
  private final Reachable ledger;
  private final String ledgerStreamArn;
  private final Reachable walletsIndex;
  private final Reachable dueIndex;
  private final Reachable customers;
  private final Reachable credentials;
  private final Reachable pepper;
  private final Reachable tokenKey;
  private final Reachable cursorKey;
  private final EventChannels events;

  StateStack(Construct scope, Stage stage) {
    super(
        scope,
        stage.stackName("State"),
        StackProps.builder()
            .description("Florin (" + stage.name() + "): tables, topic, queues and secrets.")
            .terminationProtection(stage.protectsState())
            .build());
    this.stage = stage;

    TableV2 ledgerTable =
        table("ledger", EXPIRY)
            // The stream is the outbox: what is committed is published.
            .dynamoStream(StreamViewType.NEW_IMAGE)
            .globalSecondaryIndexes(
                List.of(
                    GlobalSecondaryIndexPropsV2.builder()
                        .indexName(WALLETS_INDEX)
                        .partitionKey(text("walletShard"))
                        .sortKey(text("walletId"))
                        .projectionType(ProjectionType.KEYS_ONLY)
                        .build(),
                    GlobalSecondaryIndexPropsV2.builder()
                        .indexName(DUE_INDEX)
                        .partitionKey(text("dueShard"))
                        .sortKey(number("dueAt"))
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(List.of("kind", "version", "createdAt"))
                        .build()))
            .build();
    TableV2 customersTable = table("customers", null).build();
    TableV2 credentialsTable = table("credentials", EXPIRY).build();

    ledger = reachable(ledgerTable, "", Setting.LEDGER_TABLE);
    ledgerStreamArn = Objects.requireNonNull(ledgerTable.getTableStreamArn());
    walletsIndex = reachable(ledgerTable, "/index/" + WALLETS_INDEX, Setting.LEDGER_TABLE);
    dueIndex = reachable(ledgerTable, "/index/" + DUE_INDEX, Setting.LEDGER_TABLE);
    customers = reachable(customersTable, "", Setting.CUSTOMERS_TABLE);
    credentials = reachable(credentialsTable, "", Setting.CREDENTIALS_TABLE);
    pepper =
        secret("pepper", "Mixed into every password before it is hashed.", Setting.PEPPER_SECRET);
    tokenKey =
        secret(
            "token-key", "Encrypts the private keys that sign tokens.", Setting.TOKEN_KEY_SECRET);
    cursorKey = secret("cursor-key", "Seals the cursors of lists.", Setting.CURSOR_KEY_SECRET);
    events = new EventChannels(this, stage);

    output("LedgerTable", ledgerTable.getTableName());
    output("CustomersTable", customersTable.getTableName());
    output("CredentialsTable", credentialsTable.getTableName());
    output("EventsTopic", events.topic().value());
  }

  /** Wallets, their entries, and the records of commands. */
  Reachable ledger() {
    return ledger;
  }

  /** What has changed in {@link #ledger()}: the ARN of its stream of new images. */
  String ledgerStreamArn() {
    return ledgerStreamArn;
  }

  /** The index of {@link #ledger()} that lists wallets. */
  Reachable walletsIndex() {
    return walletsIndex;
  }

  /** The index of {@link #ledger()} that lists what is due. */
  Reachable dueIndex() {
    return dueIndex;
  }

  /** Profiles, unique claims, and the public keys of tokens. */
  Reachable customers() {
    return customers;
  }

  /** Hashes of passwords and the private keys of tokens: for the functions that sign people in. */
  Reachable credentials() {
    return credentials;
  }

  /** The secret that is mixed into every password. */
  Reachable pepper() {
    return pepper;
  }

  /** The secret that encrypts the private keys of tokens. */
  Reachable tokenKey() {
    return tokenKey;
  }

  /** The secret that seals the cursors of lists. */
  Reachable cursorKey() {
    return cursorKey;
  }

  /** The topic of all facts. */
  Reachable eventsTopic() {
    return events.topic();
  }

  /** The doorbells of transfers that have to be settled. */
  Reachable settlementQueue() {
    return events.settlementQueue();
  }

  /** Messages that settlement could not handle, whole. */
  Reachable settlementDeadLetters() {
    return events.settlementDeadLetters();
  }

  /** Images of the ledger that the relay could not read, whole. */
  Reachable relayDeadLetters() {
    return events.relayDeadLetters();
  }

  private TableV2.Builder table(String name, @Nullable String expiry) {
    TableV2.Builder table =
        TableV2.Builder.create(this, ConstructId.of(name))
            .tableName(stage.physicalName(name))
            .partitionKey(text("pk"))
            .sortKey(text("sk"))
            .billing(Billing.onDemand())
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(stage.protectsState())
            .removalPolicy(stage.removalPolicy());
    return expiry == null ? table : table.timeToLiveAttribute(expiry);
  }

  private static Reachable reachable(TableV2 table, String suffix, Setting setting) {
    return new Reachable(table.getTableArn() + suffix, setting, table.getTableName());
  }

  private Reachable secret(String name, String description, Setting setting) {
    Secret secret =
        Secret.Builder.create(this, ConstructId.of(name))
            .secretName(stage.physicalName(name))
            .description(description)
            .generateSecretString(
                SecretStringGenerator.builder()
                    .passwordLength(SECRET_CHARACTERS)
                    .excludePunctuation(true)
                    .build())
            .removalPolicy(stage.removalPolicy())
            .build();
    return new Reachable(secret.getSecretArn(), setting, secret.getSecretArn());
  }

  private void output(String name, String value) {
    CfnOutput.Builder.create(this, name).value(value).build();
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  private static Attribute number(String name) {
    return Attribute.builder().name(name).type(AttributeType.NUMBER).build();
  }
}
