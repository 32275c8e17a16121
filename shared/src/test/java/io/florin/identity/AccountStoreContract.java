package io.florin.identity;

import static io.florin.identity.Applicants.account;
import static io.florin.identity.Applicants.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of accounts promises. */
public abstract class AccountStoreContract {
  private static final int CALLERS = 32;

  /** An empty store. */
  protected abstract AccountStore accounts();

  /** The customers of the store that {@link #accounts} gave last. */
  protected abstract CustomerStore customers();

  @Test
  void whatWasAddedIsFoundByEmailAndById() {
    AccountStore accounts = accounts();
    Account account = account(applicant(1, document("AB 123")));

    assertThat(accounts.add(account)).isEqualTo(registered(account));

    assertThat(accounts.findByEmail(account.customer().email())).contains(account);
    assertThat(customers().find(account.customer().id())).contains(account.customer());
  }

  @Test
  void nobodyIsFoundInAnEmptyStore() {
    AccountStore accounts = accounts();

    assertThat(accounts.findByEmail(new EmailAddress("nobody@example.com"))).isEmpty();
    assertThat(customers().find(account(applicant(1)).customer().id())).isEmpty();
  }

  @Test
  void anEmailAddressBelongsToOneCustomer() {
    AccountStore accounts = accounts();
    Account first = account(applicant(1));
    accounts.add(first);
    Applicant other = applicant(2);
    Applicant sameEmail =
        new Applicant(
            other.firstName(),
            other.lastName(),
            first.customer().email(),
            other.phone(),
            Optional.empty(),
            other.password());

    assertThat(accounts.add(account(sameEmail))).isEqualTo(new Registration.EmailTaken());
    assertThat(accounts.findByEmail(first.customer().email())).contains(first);
  }

  @Test
  void aTelephoneNumberBelongsToOneCustomer() {
    AccountStore accounts = accounts();
    accounts.add(account(applicant(1)));

    assertThat(accounts.add(account(withPhoneOf(applicant(1), applicant(2)))))
        .isEqualTo(new Registration.PhoneTaken());
  }

  @Test
  void aDocumentBelongsToOneCustomerHoweverItsNumberIsWritten() {
    AccountStore accounts = accounts();
    accounts.add(account(applicant(1, document("AB-123"))));

    assertThat(accounts.add(account(applicant(2, document("ab 12 3")))))
        .isEqualTo(new Registration.IdNumberTaken());
  }

  @Test
  void aNumberBelongsToOneCustomerWhateverTheKindOfDocument() {
    AccountStore accounts = accounts();
    accounts.add(account(applicant(1, document("AB123"))));
    Account other = account(applicant(2, new IdentityDocument(DocumentType.PASSPORT, "AB123")));

    assertThat(accounts.add(other)).isEqualTo(new Registration.IdNumberTaken());
  }

  @Test
  void customersWithoutDocumentsDoNotMeet() {
    AccountStore accounts = accounts();
    Account first = account(applicant(1));
    Account second = account(applicant(2));

    assertThat(accounts.add(first)).isEqualTo(registered(first));
    assertThat(accounts.add(second)).isEqualTo(registered(second));
  }

  @Test
  void ofSeveralThingsTakenTheEmailAddressIsNamed() {
    AccountStore accounts = accounts();
    accounts.add(account(applicant(1, document("AB123"))));

    assertThat(accounts.add(account(applicant(1, document("AB123")))))
        .isEqualTo(new Registration.EmailTaken());
  }

  @Test
  void aRefusedRegistrationTakesNothing() {
    AccountStore accounts = accounts();
    accounts.add(account(applicant(1)));
    accounts.add(account(withPhoneOf(applicant(1), applicant(2, document("AB123")))));
    Account second = account(applicant(2, document("AB123")));

    assertThat(accounts.add(second)).isEqualTo(registered(second));
  }

  @Test
  void anotherPasswordReplacesTheFirst() {
    AccountStore accounts = accounts();
    Account account = account(applicant(1));
    accounts.add(account);

    accounts.replacePassword(account.customer().id(), new PasswordHash("another"));

    assertThat(accounts.findByEmail(account.customer().email()))
        .contains(new Account(account.customer(), new PasswordHash("another")));
  }

  @Test
  void nobodyGetsAPassword() {
    AccountStore accounts = accounts();
    CustomerId nobody = account(applicant(1)).customer().id();

    assertThatThrownBy(() -> accounts.replacePassword(nobody, new PasswordHash("hash")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofManyRegistrationsOfOneEmailAddressAtOnceOneSucceeds() throws Exception {
    AccountStore accounts = accounts();
    List<Callable<Registration>> registrations =
        Stream.generate(() -> account(applicant(1)))
            .limit(CALLERS)
            .<Callable<Registration>>map(account -> () -> accounts.add(account))
            .toList();

    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      int registered = 0;
      for (Future<Registration> registration : callers.invokeAll(registrations)) {
        if (registration.get() instanceof Registration.Registered) {
          registered++;
        } else {
          assertThat(registration.get()).isEqualTo(new Registration.EmailTaken());
        }
      }
      assertThat(registered).isEqualTo(1);
    }
  }

  /** What adding the account answers when it succeeds. */
  protected static Registration registered(Account account) {
    return new Registration.Registered(account.customer());
  }

  private static IdentityDocument document(String number) {
    return new IdentityDocument(DocumentType.NID, number);
  }

  private static Applicant withPhoneOf(Applicant owner, Applicant other) {
    return new Applicant(
        other.firstName(),
        other.lastName(),
        other.email(),
        owner.phone(),
        other.document(),
        other.password());
  }
}
