package io.florin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankAccountTest {
  private static final String GERMAN = "DE89370400440532013000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GERMAN,
        "GB82WEST12345698765432",
        "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S",
        "LC55HEMM000100010012001200023015"
      })
  void anIbanWithRightCheckDigitsIsAnAccount(String iban) {
    assertThat(BankAccount.parse(iban)).contains(new BankAccount(iban));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DE",
        "DE88370400440532013000", // other check digits
        "DE89370400440532013001", // another digit
        "DE89370400440532010300", // two digits swapped
        "DE89 3704 0044 0532 0130 00",
        "de89370400440532013000",
        "DE89370400440532013000\n",
        "DEA9370400440532013000",
        "D089370400440532013000",
        "NO938601111794", // a digit short of the shortest
        "DE8937040044053201300000000000000000", // too long
        "DE٨٩370400440532013000", // digits, yet not those of ASCII
        "GB82WËST12345698765432"
      })
  void whatIsNoIbanIsNoAccount(String text) {
    assertThat(BankAccount.parse(text)).isEmpty();
    assertThatThrownBy(() -> new BankAccount(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not an IBAN.");
  }

  @Test
  void everyAccountHasOnePairOfCheckDigits() {
    for (int account = 0; account < 200; account++) {
      String rest = "37040044%010d".formatted(account);
      long valid = 0;
      for (int check = 0; check < 100; check++) {
        valid += BankAccount.parse("DE%02d%s".formatted(check, rest)).stream().count();
      }
      assertThat(valid).as(rest).isEqualTo(1);
    }
  }

  @Test
  void onlyTheLastFourCharactersAreShown() {
    BankAccount account = new BankAccount(GERMAN);

    assertThat(account.masked()).isEqualTo("•••• 3000");
    assertThat(account).hasToString("•••• 3000");
    assertThat(account.value()).isEqualTo(GERMAN);
  }
}
