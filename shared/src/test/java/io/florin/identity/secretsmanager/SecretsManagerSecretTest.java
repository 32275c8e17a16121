package io.florin.identity.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

class SecretsManagerSecretTest {
  private final OneSecret secrets = new OneSecret();
  private final SecretsManagerSecret secret = new SecretsManagerSecret(secrets, "pepper-arn");

  @Test
  void aSecretIsReadOnceAndNotBeforeItIsNeeded() {
    assertThat(secrets.reads).isEmpty();
    assertThat(secret.reveal()).isEqualTo("text");
    assertThat(secret.reveal()).isEqualTo("text");
    assertThat(secrets.reads).containsExactly("pepper-arn");
  }

  @Test
  void aReadThatFailedIsNotRemembered() {
    secrets.broken = true;
    assertThatThrownBy(secret::reveal).isInstanceOf(SdkClientException.class);
    secrets.broken = false;

    assertThat(secret.reveal()).isEqualTo("text");
  }

  private static final class OneSecret implements SecretsManagerClient {
    private final List<String> reads = new ArrayList<>();
    private boolean broken;

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      if (broken) {
        throw SdkClientException.create("injected");
      }
      reads.add(request.secretId());
      return GetSecretValueResponse.builder().secretString("text").build();
    }

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }
}
