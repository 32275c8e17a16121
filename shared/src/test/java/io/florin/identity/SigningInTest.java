package io.florin.identity;

import static io.florin.identity.Applicants.applicant;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.identity.ulid.UlidCustomerIds;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SigningInTest {
  private static final AccessToken TOKEN = new AccessToken("token", Duration.ofMinutes(15));

  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final PlainPasswordHasher hasher = new PlainPasswordHasher();
  private final SigningIn signingIn = new SigningIn(accounts, hasher, customer -> TOKEN);

  @Test
  void whoKnowsThePasswordIsIn() {
    Customer customer = register();

    assertThat(signingIn.signIn(" ADA1@example.com", Applicants.PASSWORD.value()))
        .isEqualTo(new SignIn.SignedIn(customer, TOKEN));
  }

  @Test
  void aWrongPasswordAndAnUnknownEmailAddressAreAlike() {
    register();

    assertThat(signingIn.signIn("ada1@example.com", "wrong password"))
        .isEqualTo(new SignIn.InvalidCredentials());
    assertThat(hasher.checks()).isEqualTo(1);
    assertThat(signingIn.signIn("nobody@example.com", "wrong password"))
        .isEqualTo(new SignIn.InvalidCredentials());
    assertThat(hasher.checks()).isEqualTo(2);
  }

  @Test
  void whatIsNoEmailAddressOrNoPasswordIsInvalidToo() {
    register();

    assertThat(signingIn.signIn("ada1", Applicants.PASSWORD.value()))
        .isEqualTo(new SignIn.InvalidCredentials());
    assertThat(signingIn.signIn("ada1@example.com", "")).isEqualTo(new SignIn.InvalidCredentials());
    assertThat(signingIn.signIn("ada1@example.com", "x".repeat(100_000)))
        .isEqualTo(new SignIn.InvalidCredentials());
  }

  @Test
  void aSuspendedCustomerIsNotLetInAndNotToldWhy() {
    Customer customer = Applicants.suspended(Applicants.customer(Role.CUSTOMER));
    accounts.add(new Account(customer, hasher.hash(Applicants.PASSWORD)));

    assertThat(signingIn.signIn(customer.email().value(), Applicants.PASSWORD.value()))
        .isEqualTo(new SignIn.InvalidCredentials());
    assertThat(hasher.checks()).isEqualTo(1);
  }

  private Customer register() {
    Registration registration =
        new Registering(accounts, hasher, new UlidCustomerIds(), InstantSource.system())
            .register(applicant(1));
    return ((Registration.Registered) registration).customer();
  }
}
