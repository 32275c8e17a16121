package io.florin.functions.http;

import io.florin.identity.CustomerId;
import io.florin.identity.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals cursors by HMAC-SHA-256, so that nobody but Florin makes one and nobody changes one, and
 * that each is good for the caller alone to whom it was given.
 */
public final class CursorSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL_BYTES = 32;

  private final Secret secret;
  private @Nullable SecretKeySpec key;

  /**
   * A seal.
   *
   * @param secret the text of the key; it is asked for once, and only when there is a cursor
   */
  public CursorSeal(Secret secret) {
    this.secret = secret;
  }

  /** The cursor that carries some content for a caller. */
  String seal(byte[] content, CustomerId caller) {
    byte[] seal = sealOf(content, caller);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(SEAL_BYTES + content.length).put(seal).put(content).array());
  }

  /** The content of a cursor; empty when it is none that was sealed for that caller. */
  Optional<byte[]> open(String cursor, CustomerId caller) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length <= SEAL_BYTES) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
    byte[] seal = Arrays.copyOf(bytes, SEAL_BYTES);
    // Bits that Base64 leaves unused are no freedom: each cursor is written in one way.
    return MessageDigest.isEqual(seal, sealOf(content, caller))
            && seal(content, caller).equals(cursor)
        ? Optional.of(content)
        : Optional.empty();
  }

  private byte[] sealOf(byte[] content, CustomerId caller) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      // No id has a zero in it, so the two can't be cut in another place.
      mac.update(caller.value().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
      key = known;
    }
    return known;
  }
}
