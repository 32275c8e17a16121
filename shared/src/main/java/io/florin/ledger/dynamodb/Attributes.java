package io.florin.ledger.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.ledger.EntryHash;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How values stand in items: zero and absent ones are left out, amounts are minor units, instants
 * milliseconds since 1970.
 */
final class Attributes {
  private static final HexFormat HEX = HexFormat.of();

  private Attributes() {}

  static void put(Map<String, AttributeValue> item, String name, Optional<String> value) {
    value.ifPresent(present -> item.put(name, fromS(present)));
  }

  static void putUnlessZero(Map<String, AttributeValue> item, String name, Money money) {
    putUnlessZero(item, name, money.minorUnits());
  }

  static void putUnlessZero(Map<String, AttributeValue> item, String name, long number) {
    if (number != 0) {
      item.put(name, fromN(Long.toString(number)));
    }
  }

  static AttributeValue instant(Instant instant) {
    return fromN(Long.toString(instant.toEpochMilli()));
  }

  static AttributeValue hash(EntryHash hash) {
    return hex(hash.hex());
  }

  /** Hexadecimal digits as the bytes that they stand for, which take half the room. */
  static AttributeValue hex(String digits) {
    return fromB(SdkBytes.fromByteArrayUnsafe(HEX.parseHex(digits)));
  }

  static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("An item of the ledger has no attribute " + name + ".");
    }
    return value;
  }

  static String string(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).s();
  }

  static <T> Optional<T> optional(
      Map<String, AttributeValue> item, String name, Function<String, T> constructor) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).map(constructor);
  }

  static long number(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  static Money money(Map<String, AttributeValue> item, String name, Currency currency) {
    return new Money(number(item, name), currency);
  }

  static Currency currency(Map<String, AttributeValue> item) {
    return Currency.of(string(item, "currency")).orElseThrow();
  }

  static Instant instantOf(Map<String, AttributeValue> item, String name) {
    return Instant.ofEpochMilli(Long.parseLong(attribute(item, name).n()));
  }

  static Optional<Instant> optionalInstant(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? Optional.of(instantOf(item, name)) : Optional.empty();
  }

  static EntryHash hashOf(Map<String, AttributeValue> item, String name) {
    return new EntryHash(hexOf(item, name));
  }

  static String hexOf(Map<String, AttributeValue> item, String name) {
    return HEX.formatHex(attribute(item, name).b().asByteArrayUnsafe());
  }
}
