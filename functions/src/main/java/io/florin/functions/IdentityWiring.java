package io.florin.functions;

import io.florin.identity.AccountStore;
import io.florin.identity.AdminAccount;
import io.florin.identity.PasswordHasher;
import io.florin.identity.Registering;
import io.florin.identity.Secret;
import io.florin.identity.SigningIn;
import io.florin.identity.TokenIssuer;
import io.florin.identity.dynamodb.DynamoDbAccounts;
import io.florin.identity.dynamodb.DynamoDbSealedKeys;
import io.florin.identity.jjwt.JwtIssuer;
import io.florin.identity.jjwt.SigningKeys;
import io.florin.identity.password4j.Argon2PasswordHasher;
import io.florin.identity.secretsmanager.SecretsManagerSecret;
import io.florin.identity.ulid.UlidCustomerIds;
import java.security.SecureRandom;

/**
 * Puts together what registers customers and signs them in. Only functions that do so may touch
 * credentials and secrets, so they have this wiring to themselves.
 */
public final class IdentityWiring {
  private final Platform platform;
  private final Wiring wiring;
  private final SecureRandom random = new SecureRandom();

  /** Wires on a platform. */
  public IdentityWiring(Platform platform) {
    this.platform = platform;
    wiring = new Wiring(platform);
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

  private Registering registering(PasswordHasher hasher) {
    return new Registering(accounts(), hasher, new UlidCustomerIds(), platform.clock());
  }

  private AccountStore accounts() {
    return new DynamoDbAccounts(
        platform.dynamoDb(),
        customersTable(),
        credentialsTable(),
        wiring.callRetry(),
        platform.clock());
  }

  private TokenIssuer tokenIssuer() {
    var keys =
        new DynamoDbSealedKeys(
            platform.dynamoDb(),
            customersTable(),
            credentialsTable(),
            wiring.callRetry(),
            platform.clock());
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
}
