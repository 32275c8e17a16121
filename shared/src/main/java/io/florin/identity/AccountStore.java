package io.florin.identity;

import java.util.Optional;

/** Keeps customers and the hashes of their passwords. */
public interface AccountStore {

  /**
   * Adds an account, if nobody has its e-mail address, telephone number and document. Of any number
   * of adds at once for one of these, one succeeds.
   *
   * @return what came of it; when several things are taken, the first of e-mail address, telephone
   *     number and document
   */
  Registration add(Account account);

  /** The account with that e-mail address, as of the last write that was answered. */
  Optional<Account> findByEmail(EmailAddress email);

  /**
   * Gives a customer another password.
   *
   * @throws IllegalArgumentException when there is no such customer
   */
  void replacePassword(CustomerId id, PasswordHash passwordHash);
}
