package io.florin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.identity.ulid.UlidCustomerIds;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

  @Test
  void aNameHasNoSpacesAroundIt() {
    assertThat(PersonName.parse("  Anne Marie ")).contains(new PersonName("Anne Marie"));
  }

  @Test
  void aNameHas1To60CharactersAndNoneOfControl() {
    assertThat(PersonName.parse("")).isEmpty();
    assertThat(PersonName.parse("   ")).isEmpty();
    assertThat(PersonName.parse("A")).isPresent();
    assertThat(PersonName.parse("\ud83d\ude00".repeat(60))).isPresent();
    assertThat(PersonName.parse("A".repeat(61))).isEmpty();
    assertThat(PersonName.parse("A\tB")).isEmpty();
    assertThatThrownBy(() -> new PersonName(" A")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDocumentKeepsItsNumberAsItWasGivenAndComparesItWithoutSeparators() {
    IdentityDocument document =
        IdentityDocument.parse(DocumentType.PASSPORT, " c01-x 00.t47 ").orElseThrow();

    assertThat(document.number()).isEqualTo("c01-x 00.t47");
    assertThat(document.comparedNumber()).isEqualTo("C01X00T47");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "AB--12", "AB#12", "A\u0000B", "-AB"})
  void whatIsNoNumberOfADocumentIsRefused(String number) {
    assertThat(IdentityDocument.parse(DocumentType.NID, number)).isEmpty();
  }

  @Test
  void theNumberOfADocumentHasABound() {
    assertThat(IdentityDocument.parse(DocumentType.NID, "1".repeat(40))).isPresent();
    assertThat(IdentityDocument.parse(DocumentType.NID, "1".repeat(41))).isEmpty();
  }

  @Test
  void aPasswordHas8To200Characters() {
    assertThat(Password.parse("1234567")).isEmpty();
    assertThat(Password.parse("12345678")).isPresent();
    assertThat(Password.parse("\ud83d\ude00".repeat(7))).isEmpty();
    assertThat(Password.parse("x".repeat(200))).isPresent();
    assertThat(Password.parse("x".repeat(201))).isEmpty();
  }

  @Test
  void aPasswordIsTheSameFromEveryKeyboard() {
    assertThat(Password.parse("A\u030angstr\u00f6m!"))
        .isEqualTo(Password.parse("\u00c5ngstro\u0308m!"))
        .isPresent();
  }

  @Test
  void secretsDoNotShowInLogs() {
    assertThat(new Password("correct horse").toString()).doesNotContain("horse");
    assertThat(new PasswordHash("$argon2id$x").toString()).doesNotContain("argon");
    assertThat(Applicants.applicant(1).toString()).doesNotContain(Applicants.PASSWORD.value());
  }

  @Test
  void theIdOfACustomerIsAPrefixAndAUlidInLowerCase() {
    CustomerId id = new UlidCustomerIds().next();

    assertThat(CustomerId.parse(id.value())).isEqualTo(Optional.of(id));
    assertThat(id.value()).matches("cus_[0-9a-z]{26}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cus_",
        "cus_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "cus_81arz3ndektsv4rrffq69g5fav",
        "cus_01arz3ndektsv4rrffq69g5fau",
        "wal_01arz3ndektsv4rrffq69g5fav",
        "cus_01arz3ndektsv4rrffq69g5fav\n"
      })
  void whatIsNoIdIsRefused(String text) {
    assertThat(CustomerId.parse(text)).isEmpty();
  }
}
