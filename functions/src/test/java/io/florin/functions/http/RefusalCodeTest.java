package io.florin.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.Refusal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCodeTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BANK_REJECTED")
  void aRefusalIsCalledAsItsProblem(Refusal refusal) {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code))
        .contains(RefusalCode.of(refusal));
  }

  @Test
  void whatTheBankRefusedHasNoProblemButAName() {
    assertThat(RefusalCode.of(Refusal.BANK_REJECTED)).isEqualTo("bank-rejected");
  }
}
