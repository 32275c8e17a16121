package io.florin.functions.identity;

import io.florin.functions.http.Call;
import io.florin.functions.http.FieldError;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.identity.Applicant;
import io.florin.identity.DocumentType;
import io.florin.identity.EmailAddress;
import io.florin.identity.IdentityDocument;
import io.florin.identity.Password;
import io.florin.identity.PersonName;
import io.florin.identity.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads an applicant from the body of a request, and finds all faults at once. */
final class RegistrationForm {
  private final Call call;
  private final List<FieldError> faults = new ArrayList<>();

  private RegistrationForm(Call call) {
    this.call = call;
  }

  /**
   * The applicant in the body.
   *
   * @throws ProblemException naming each field that is no good
   */
  static Applicant read(Call call) {
    return new RegistrationForm(call).applicant();
  }

  private Applicant applicant() {
    Optional<PersonName> firstName =
        field("firstName", PersonName::parse, "Use 1 to 60 characters, none of control.");
    Optional<PersonName> lastName =
        field("lastName", PersonName::parse, "Use 1 to 60 characters, none of control.");
    Optional<EmailAddress> email =
        field("email", EmailAddress::parse, "Use an e-mail address, such as amina@example.com.");
    Optional<PhoneNumber> phone =
        field(
            "phone",
            PhoneNumber::parse,
            "Use the international form without spaces, such as +254711004567.");
    Optional<Password> password =
        field(
            "password",
            Password::parse,
            "Use 8 to 200 characters, none of them a control character.");
    Optional<IdentityDocument> document = document();
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.invalid(List.copyOf(faults)));
    }
    return new Applicant(
        firstName.orElseThrow(),
        lastName.orElseThrow(),
        email.orElseThrow(),
        phone.orElseThrow(),
        document,
        password.orElseThrow());
  }

  private <T> Optional<T> field(String name, Function<String, Optional<T>> parse, String advice) {
    Optional<T> value = parse.apply(call.requiredText(name));
    if (value.isEmpty()) {
      faults.add(new FieldError(name, "invalid-format", advice));
    }
    return value;
  }

  private Optional<IdentityDocument> document() {
    Optional<DocumentType> type = call.text("idType").map(DocumentType::valueOf);
    Optional<String> number = call.text("idNumber");
    if (type.isEmpty() && number.isEmpty()) {
      return Optional.empty();
    }
    if (type.isEmpty() || number.isEmpty()) {
      String missing = type.isEmpty() ? "idType" : "idNumber";
      faults.add(
          new FieldError(missing, "required", "Give idType and idNumber together, or neither."));
      return Optional.empty();
    }
    Optional<IdentityDocument> document = IdentityDocument.parse(type.get(), number.get());
    if (document.isEmpty()) {
      faults.add(
          new FieldError(
              "idNumber",
              "invalid-format",
              "Use at most 40 letters and digits, with single blanks, dots, slashes or hyphens"
                  + " between them."));
    }
    return document;
  }
}
