package io.florin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest {

  @Test
  void anEmailAddressIsComparedInOneForm() {
    assertThat(EmailAddress.parse("  Ada.LOVELACE@Example.COM ").orElseThrow().value())
        .isEqualTo("ada.lovelace@example.com");
    // An A with a ring as one character, and as an A followed by a ring.
    assertThat(EmailAddress.parse("\u00c5sa@example.com"))
        .isEqualTo(EmailAddress.parse("A\u030asa@example.com"))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@@example.com",
        "a da@example.com",
        "ada@exa mple.com",
        "ada@.com",
        "ada@example..com",
        "ada@example.com.",
        "ada@-example.com",
        "a\u0000b@example.com"
      })
  void whatIsNoEmailAddressIsRefused(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void anEmailAddressHasABound() {
    String domain = "@" + "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".org";
    assertThat(EmailAddress.parse("x".repeat(64) + domain)).isPresent();
    assertThat(EmailAddress.parse("x".repeat(65) + domain)).isEmpty();
    assertThat(EmailAddress.parse("x@" + "a.".repeat(10_000) + "org")).isEmpty();
  }

  @Test
  void anEmailAddressCannotBeMadeUnnormalised() {
    assertThatThrownBy(() -> new EmailAddress("Ada@example.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTelephoneNumberIsInTheFormOfE164() {
    assertThat(PhoneNumber.parse("+491701234567").orElseThrow().value()).isEqualTo("+491701234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01701234567",
        "+0170123456",
        "+49 170 1234567",
        "+123456",
        "+1234567890123456"
      })
  void whatIsNoTelephoneNumberIsRefused(String text) {
    assertThat(PhoneNumber.parse(text)).isEmpty();
  }

  @Test
  void aTelephoneNumberHasAsciiDigits() {
    assertThat(PhoneNumber.parse("+\u0664\u0669\u0661\u0667\u0660\u0661\u0662\u0663")).isEmpty();
  }
}
