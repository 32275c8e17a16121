package io.florin.local.role;

import io.florin.local.template.Account;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/** The permissions that operations of Secrets Manager need. */
final class SecretsNeeds implements Needs {
  private final Account account;

  SecretsNeeds(Account account) {
    this.account = account;
  }

  @Override
  public Optional<List<Need>> of(Object request) {
    return switch (request) {
      case GetSecretValueRequest get ->
          Optional.of(List.of(new Need("secretsmanager:GetSecretValue", arn(get.secretId()))));
      default -> Optional.empty();
    };
  }

  private String arn(String secret) {
    return secret.startsWith("arn:")
        ? secret
        : account.arn("secretsmanager", "secret:" + secret + "-??????");
  }
}
