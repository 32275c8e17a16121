package io.florin.identity.secretsmanager;

import io.florin.identity.Secret;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A secret in Secrets Manager. It is read when it is first needed and once only: a changed pepper
 * or key would be of no use with what the old one had made.
 */
public final class SecretsManagerSecret implements Secret {
  private final SecretsManagerClient secrets;
  private final String secretId;
  private @Nullable String text;

  /** The secret with that ARN or name. */
  public SecretsManagerSecret(SecretsManagerClient secrets, String secretId) {
    this.secrets = secrets;
    this.secretId = secretId;
  }

  @Override
  public synchronized String reveal() {
    String known = text;
    if (known == null) {
      known = secrets.getSecretValue(request -> request.secretId(secretId)).secretString();
      if (known == null || known.isEmpty()) {
        throw new IllegalStateException("The secret " + secretId + " has no text.");
      }
      text = known;
    }
    return known;
  }
}
