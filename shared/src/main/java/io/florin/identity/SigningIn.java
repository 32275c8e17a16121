package io.florin.identity;

import java.util.Optional;

/** Lets customers in who know their password. */
public final class SigningIn {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final TokenIssuer tokens;

  /** Checks against the passwords in {@code accounts}. */
  public SigningIn(AccountStore accounts, PasswordHasher hasher, TokenIssuer tokens) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.tokens = tokens;
  }

  /** Signs in with an e-mail address and a password as they were typed. */
  public SignIn signIn(String email, String password) {
    Optional<EmailAddress> address = EmailAddress.parse(email);
    Optional<Password> typed = Password.parse(password);
    if (address.isEmpty() || typed.isEmpty()) {
      // Nobody has such an address or such a password, so the short answer tells nothing.
      return new SignIn.InvalidCredentials();
    }
    Optional<Account> account = accounts.findByEmail(address.get());
    // An unknown address costs a check too, or the time of the answer would tell who is a customer.
    PasswordHash hash = account.map(Account::passwordHash).orElseGet(hasher::decoy);
    boolean matches = hasher.matches(typed.get(), hash);
    return account
        .map(Account::customer)
        .filter(customer -> matches && customer.isActive())
        .<SignIn>map(customer -> new SignIn.SignedIn(customer, tokens.issue(customer)))
        .orElseGet(SignIn.InvalidCredentials::new);
  }
}
