package io.florin.identity.dynamodb;

import static io.florin.identity.dynamodb.Attributes.bool;
import static io.florin.identity.dynamodb.Attributes.flag;
import static io.florin.identity.dynamodb.Attributes.string;
import static io.florin.identity.dynamodb.Attributes.text;

import io.florin.identity.Customer;
import io.florin.identity.CustomerId;
import io.florin.identity.CustomerStatus;
import io.florin.identity.DocumentType;
import io.florin.identity.EmailAddress;
import io.florin.identity.IdentityDocument;
import io.florin.identity.PersonName;
import io.florin.identity.PhoneNumber;
import io.florin.identity.PublishedKey;
import io.florin.identity.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of the table {@code customers}: profiles, unique claims and public keys. */
final class CustomersTable {
  static final String KEYS_PARTITION = "KEYS";

  private static final String CUSTOMER_ID = "customerId";
  private static final String FIRST_NAME = "firstName";
  private static final String LAST_NAME = "lastName";
  private static final String EMAIL = "email";
  private static final String EMAIL_VERIFIED = "emailVerified";
  private static final String PHONE = "phone";
  private static final String PHONE_VERIFIED = "phoneVerified";
  private static final String ID_TYPE = "idType";
  private static final String ID_NUMBER = "idNumber";
  private static final String ROLE = "role";
  private static final String STATUS = "status";
  private static final String TWO_FACTOR = "twoFactor";
  private static final String CREATED_AT = "createdAt";
  private static final String KEY_ID = "keyId";
  private static final String JWK = "jwk";

  private CustomersTable() {}

  static Map<String, AttributeValue> profileKey(CustomerId id) {
    return Attributes.key("CUSTOMER#" + id.value(), "CUSTOMER");
  }

  static Map<String, AttributeValue> profile(Customer customer) {
    Map<String, AttributeValue> item = new HashMap<>(profileKey(customer.id()));
    item.put(CUSTOMER_ID, string(customer.id().value()));
    item.put(FIRST_NAME, string(customer.firstName().value()));
    item.put(LAST_NAME, string(customer.lastName().value()));
    item.put(EMAIL, string(customer.email().value()));
    item.put(EMAIL_VERIFIED, bool(customer.emailVerified()));
    item.put(PHONE, string(customer.phone().value()));
    item.put(PHONE_VERIFIED, bool(customer.phoneVerified()));
    customer
        .document()
        .ifPresent(
            document -> {
              item.put(ID_TYPE, string(document.type().name()));
              item.put(ID_NUMBER, string(document.number()));
            });
    item.put(ROLE, string(customer.role().name()));
    item.put(STATUS, string(customer.status().name()));
    item.put(TWO_FACTOR, bool(customer.twoFactor()));
    item.put(CREATED_AT, string(customer.createdAt().toString()));
    return item;
  }

  static Customer customer(Map<String, AttributeValue> item) {
    return new Customer(
        new CustomerId(text(item, CUSTOMER_ID)),
        new PersonName(text(item, FIRST_NAME)),
        new PersonName(text(item, LAST_NAME)),
        new EmailAddress(text(item, EMAIL)),
        flag(item, EMAIL_VERIFIED),
        new PhoneNumber(text(item, PHONE)),
        flag(item, PHONE_VERIFIED),
        document(item),
        Role.valueOf(text(item, ROLE)),
        CustomerStatus.valueOf(text(item, STATUS)),
        flag(item, TWO_FACTOR),
        Instant.parse(text(item, CREATED_AT)));
  }

  private static Optional<IdentityDocument> document(Map<String, AttributeValue> item) {
    return item.containsKey(ID_TYPE)
        ? Optional.of(
            new IdentityDocument(DocumentType.valueOf(text(item, ID_TYPE)), text(item, ID_NUMBER)))
        : Optional.empty();
  }

  static Map<String, AttributeValue> emailKey(EmailAddress email) {
    return claimKey("EMAIL#" + email.value());
  }

  static Map<String, AttributeValue> emailClaim(Customer customer) {
    return claim(emailKey(customer.email()), customer.id());
  }

  static Map<String, AttributeValue> phoneClaim(Customer customer) {
    return claim(claimKey("PHONE#" + customer.phone().value()), customer.id());
  }

  static Map<String, AttributeValue> documentClaim(IdentityDocument document, CustomerId owner) {
    String key = "DOCUMENT#" + document.comparedNumber();
    return claim(claimKey(key), owner);
  }

  /** The customer whom a profile or a claim names. */
  static CustomerId owner(Map<String, AttributeValue> item) {
    return new CustomerId(text(item, CUSTOMER_ID));
  }

  /** Whether the item is of that customer. */
  static boolean names(Map<String, AttributeValue> item, CustomerId id) {
    return string(id.value()).equals(item.get(CUSTOMER_ID));
  }

  static Map<String, AttributeValue> publishedKey(int number, PublishedKey key) {
    Map<String, AttributeValue> item =
        new HashMap<>(Attributes.key(KEYS_PARTITION, Attributes.keyNumber(number)));
    item.put(KEY_ID, string(key.id()));
    item.put(JWK, string(key.jwk()));
    return item;
  }

  static PublishedKey publishedKey(Map<String, AttributeValue> item) {
    return new PublishedKey(text(item, KEY_ID), text(item, JWK));
  }

  private static Map<String, AttributeValue> claimKey(String claimed) {
    return Attributes.key(claimed, "CLAIM");
  }

  private static Map<String, AttributeValue> claim(
      Map<String, AttributeValue> key, CustomerId owner) {
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.put(CUSTOMER_ID, string(owner.value()));
    return item;
  }
}
