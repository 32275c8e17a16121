package io.florin.identity.dynamodb;

import static io.florin.identity.dynamodb.Attributes.string;
import static io.florin.identity.dynamodb.Attributes.text;

import io.florin.identity.CustomerId;
import io.florin.identity.PasswordHash;
import io.florin.identity.SealedKey;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of the table {@code credentials}: password hashes and encrypted private keys. */
final class CredentialsTable {
  static final String KEYS_PARTITION = "KEYS";

  private static final String PASSWORD_HASH = "passwordHash";
  private static final String KEY_ID = "keyId";
  private static final String SEALED = "sealed";

  private CredentialsTable() {}

  static Map<String, AttributeValue> passwordKey(CustomerId id) {
    return Attributes.key("CUSTOMER#" + id.value(), "PASSWORD");
  }

  static Map<String, AttributeValue> password(CustomerId id, PasswordHash hash) {
    Map<String, AttributeValue> item = new HashMap<>(passwordKey(id));
    item.put(PASSWORD_HASH, string(hash.value()));
    return item;
  }

  static PasswordHash passwordHash(Map<String, AttributeValue> item) {
    return new PasswordHash(text(item, PASSWORD_HASH));
  }

  static Map<String, AttributeValue> sealedKey(int number, SealedKey key) {
    Map<String, AttributeValue> item =
        new HashMap<>(Attributes.key(KEYS_PARTITION, Attributes.keyNumber(number)));
    item.put(KEY_ID, string(key.id()));
    item.put(SEALED, string(key.sealed()));
    return item;
  }

  static SealedKey sealedKey(Map<String, AttributeValue> item) {
    return new SealedKey(text(item, KEY_ID), text(item, SEALED));
  }
}
