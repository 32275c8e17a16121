package io.florin.local;

import io.florin.functions.IdentityWiring;
import io.florin.identity.Applicant;
import io.florin.identity.EmailAddress;
import io.florin.identity.Password;
import io.florin.identity.PersonName;
import io.florin.identity.PhoneNumber;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The admin as a customer like others, kept with the data, with another password at each start. */
public final class RegisteredAdmin implements LocalAdmin {
  private static final String EMAIL = "admin@florin.local";
  private static final String PHONE = "+10000000000";
  private static final String REGISTERS = "florin-local-registerCustomer";
  private static final int PASSWORD_BYTES = 18;

  private final SecureRandom random = new SecureRandom();

  @Override
  public SignIn open(Platforms stack) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    new IdentityWiring(stack.platformOf(REGISTERS))
        .adminAccount()
        .ensure(
            new Applicant(
                PersonName.parse("Local").orElseThrow(),
                PersonName.parse("Admin").orElseThrow(),
                EmailAddress.parse(EMAIL).orElseThrow(),
                PhoneNumber.parse(PHONE).orElseThrow(),
                Optional.empty(),
                Password.parse(password).orElseThrow()));
    return new SignIn(EMAIL, password);
  }
}
