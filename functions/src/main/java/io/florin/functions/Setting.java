package io.florin.functions;

/** The settings of functions. On AWS each is an environment variable of the same name. */
public enum Setting {
  /** The name of the table {@code ledger}. */
  LEDGER_TABLE,
  /** The name of the table {@code customers}. */
  CUSTOMERS_TABLE,
  /** The name of the table {@code credentials}. */
  CREDENTIALS_TABLE,
  /** The ARN of the secret that every password is mixed with before it is hashed. */
  PEPPER_SECRET,
  /** The ARN of the secret that encrypts the private keys that sign tokens. */
  TOKEN_KEY_SECRET,
  /** The ARN of the secret that seals the cursors of lists. */
  CURSOR_KEY_SECRET,
  /** Of how many parts a system wallet of one kind and currency is made: a whole number from 1. */
  SYSTEM_WALLET_PARTS,
  /** The ARN of the topic {@code wallet-events.fifo}. */
  EVENTS_TOPIC,
  /** The URL of the queue {@code settlement.fifo}. */
  SETTLEMENT_QUEUE,
  /** The URL of the queue {@code settlement-dead-letters.fifo}. */
  SETTLEMENT_DEAD_LETTERS,
  /** The URL of the queue {@code relay-dead-letters}. */
  RELAY_DEAD_LETTERS,
  /** Where the bank is, without a slash at the end: {@code https://bank.example}. */
  BANK_URL
}
