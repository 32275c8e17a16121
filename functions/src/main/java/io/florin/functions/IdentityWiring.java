package io.florin.functions;

import io.florin.identity.AccountStore;
import io.florin.identity.AdminAccount;
import io.florin.identity.CustomerDirectory;
import io.florin.identity.PasswordHasher;
import io.florin.identity.PublishedKeyStore;
import io.florin.identity.Registering;
import io.florin.identity.Secret;
import io.florin.identity.SigningIn;
import io.florin.identity.TokenIssuer;
import io.florin.identity.TokenVerifier;
import io.florin.identity.dynamodb.DynamoDbAccounts;
import io.florin.identity.dynamodb.DynamoDbCustomers;
import io.florin.identity.dynamodb.DynamoDbPublishedKeys;
import io.florin.identity.dynamodb.DynamoDbSealedKeys;
import io.florin.identity.jjwt.JwtIssuer;
import io.florin.identity.jjwt.JwtVerifier;
import io.florin.identity.jjwt.SigningKeys;
import io.florin.identity.jjwt.VerificationKeys;
import io.florin.identity.password4j.Argon2PasswordHasher;
import io.florin.identity.secretsmanager.SecretsManagerSecret;
import io.florin.identity.ulid.UlidCustomerIds;
import io.florin.retry.Pause;
import io.florin.retry.Retry;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Puts the parts of identity together. Nothing is read before it is needed: neither a secret nor a
 * key, nor a setting of what a function does not use.
 */
public final class IdentityWiring {
  private static final int MAX_CALLS = 10;
  private static final Duration FIRST_WAIT = Duration.ofMillis(10);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(400);

  private final Platform platform;
  private final SecureRandom random = new SecureRandom();

  /** Wires on a platform. */
  public IdentityWiring(Platform platform) {
    this.platform = platform;
  }

  /** Registers customers. */
  public Registering registering() {
    return registering(passwordHasher());
  }

  /** Makes sure that there is an admin: for whoever runs the system. */
  public AdminAccount adminAccount() {
    PasswordHasher hasher = passwordHasher();
    return new AdminAccount(accounts(), hasher, registering(hasher));
  }

  /** Signs customers in. */
  public SigningIn signingIn() {
    return new SigningIn(accounts(), passwordHasher(), tokenIssuer());
  }

  /** Verifies access tokens. */
  public TokenVerifier tokenVerifier() {
    return new JwtVerifier(
        new VerificationKeys(publishedKeys(), platform.clock()), platform.clock());
  }

  /** The keys that verify access tokens. */
  public PublishedKeyStore publishedKeys() {
    return new DynamoDbPublishedKeys(
        platform.dynamoDb(), customersTable(), retry(), platform.clock());
  }

  /** Who the customers are. */
  public CustomerDirectory customers() {
    return new DynamoDbCustomers(platform.dynamoDb(), customersTable(), retry(), platform.clock());
  }

  private Registering registering(PasswordHasher hasher) {
    return new Registering(accounts(), hasher, new UlidCustomerIds(), platform.clock());
  }

  private AccountStore accounts() {
    return new DynamoDbAccounts(
        platform.dynamoDb(), customersTable(), credentialsTable(), retry(), platform.clock());
  }

  private TokenIssuer tokenIssuer() {
    var keys =
        new DynamoDbSealedKeys(
            platform.dynamoDb(), customersTable(), credentialsTable(), retry(), platform.clock());
    return new JwtIssuer(
        new SigningKeys(keys, secret(Setting.TOKEN_KEY_SECRET)), platform.clock(), random);
  }

  private PasswordHasher passwordHasher() {
    return new Argon2PasswordHasher(secret(Setting.PEPPER_SECRET), random);
  }

  private Secret secret(Setting setting) {
    return new SecretsManagerSecret(platform.secrets(), platform.setting(setting));
  }

  private String customersTable() {
    return platform.setting(Setting.CUSTOMERS_TABLE);
  }

  private String credentialsTable() {
    return platform.setting(Setting.CREDENTIALS_TABLE);
  }

  private Retry retry() {
    return new Retry(MAX_CALLS, FIRST_WAIT, LONGEST_WAIT, Pause.sleeping(), random);
  }
}
