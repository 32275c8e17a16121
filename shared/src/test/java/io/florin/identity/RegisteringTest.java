package io.florin.identity;

import static io.florin.identity.Applicants.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.identity.ulid.UlidCustomerIds;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RegisteringTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123456789Z");

  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final PlainPasswordHasher hasher = new PlainPasswordHasher();
  private final Registering registering =
      new Registering(accounts, hasher, new UlidCustomerIds(), InstantSource.fixed(NOW));
  private final AdminAccount adminAccount = new AdminAccount(accounts, hasher, registering);

  @Test
  void whoRegistersIsAnActiveCustomerWithUnverifiedContacts() {
    Customer customer = registered(registering.register(applicant(1)));

    assertThat(customer.role()).isEqualTo(Role.CUSTOMER);
    assertThat(customer.status()).isEqualTo(CustomerStatus.ACTIVE);
    assertThat(customer.emailVerified()).isFalse();
    assertThat(customer.phoneVerified()).isFalse();
    assertThat(customer.twoFactor()).isFalse();
    assertThat(customer.createdAt()).isEqualTo(Instant.parse("2026-11-21T10:15:30.123Z"));
    assertThat(accounts.find(customer.id())).contains(customer);
  }

  @Test
  void thePasswordIsKeptAsAHashAlone() {
    Customer customer = registered(registering.register(applicant(1)));

    assertThat(accounts.findByEmail(customer.email()).orElseThrow().passwordHash())
        .isEqualTo(hasher.hash(Applicants.PASSWORD));
  }

  @Test
  void nobodyRegistersTwice() {
    registering.register(applicant(1));

    assertThat(registering.register(applicant(1))).isEqualTo(new Registration.EmailTaken());
  }

  @Test
  void thereIsAnAdminAfterwards() {
    Customer admin = adminAccount.ensure(applicant(1));

    assertThat(admin.role()).isEqualTo(Role.ADMIN);
    assertThat(accounts.find(admin.id())).contains(admin);
  }

  @Test
  void anAdminFromEarlierGetsThePasswordOfToday() {
    Customer admin = adminAccount.ensure(applicant(1));
    Applicant again = withPassword(applicant(1), new Password("another password"));

    assertThat(adminAccount.ensure(again)).isEqualTo(admin);
    assertThat(accounts.findByEmail(admin.email()).orElseThrow().passwordHash())
        .isEqualTo(hasher.hash(new Password("another password")));
  }

  @Test
  void aCustomerWithTheEmailAddressOfTheAdminDoesNotBecomeOne() {
    Customer customer = registered(registering.register(applicant(1)));
    Applicant admin = withPassword(applicant(1), new Password("another password"));

    assertThatThrownBy(() -> adminAccount.ensure(admin))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no admin");
    assertThat(accounts.findByEmail(customer.email()).orElseThrow().passwordHash())
        .isEqualTo(hasher.hash(Applicants.PASSWORD));
  }

  private static Applicant withPassword(Applicant applicant, Password password) {
    return new Applicant(
        applicant.firstName(),
        applicant.lastName(),
        applicant.email(),
        applicant.phone(),
        applicant.document(),
        password);
  }

  private static Customer registered(Registration registration) {
    assertThat(registration).isInstanceOf(Registration.Registered.class);
    return ((Registration.Registered) registration).customer();
  }
}
