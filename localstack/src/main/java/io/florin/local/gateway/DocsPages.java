package io.florin.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The documentation of the API: Swagger UI from the class path, showing the contract. */
final class DocsPages implements HttpHandler {
  static final String PATH = "/docs/";

  private static final String CONTRACT = "/contract/openapi.json";
  private static final String VIEWER = "/META-INF/resources/webjars/swagger-ui/";
  // The viewer's own initializer shows somebody's pet store.
  private static final String INITIALIZER =
      """
      window.onload = function () {
        window.ui = SwaggerUIBundle({
          url: "openapi.json",
          dom_id: "#swagger-ui",
          deepLinking: true,
          presets: [SwaggerUIBundle.presets.apis],
        });
      };
      """;
  private static final Set<String> FILES =
      Set.of(
          "index.html",
          "index.css",
          "swagger-ui.css",
          "swagger-ui-bundle.js",
          "swagger-ui-standalone-preset.js",
          "favicon-16x16.png",
          "favicon-32x32.png");
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "png", "image/png");

  private final GatewayResponses responses;
  private final String viewer;

  DocsPages(GatewayResponses responses, String viewerVersion) {
    this.responses = responses;
    this.viewer = VIEWER + viewerVersion + "/";
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      Reply.problem(exchange, GatewayResponses.METHOD_NOT_ALLOWED, newId());
    } else if (path.equals("/docs")) {
      exchange.getResponseHeaders().set("Location", PATH);
      Reply.send(exchange, 302, new byte[0]);
    } else {
      byte[] page = path.startsWith(PATH) ? page(path.substring(PATH.length())) : null;
      if (page == null) {
        Reply.problem(exchange, responses.unknownRoute(), newId());
      } else {
        Reply.send(exchange, 200, contentType(path), page);
      }
    }
  }

  private byte @Nullable [] page(String name) throws IOException {
    return switch (name) {
      case "" -> resource(viewer + "index.html");
      case "openapi.json" -> resource(CONTRACT);
      case "swagger-initializer.js" -> INITIALIZER.getBytes(StandardCharsets.UTF_8);
      default -> FILES.contains(name) ? resource(viewer + name) : null;
    };
  }

  private static String contentType(String path) {
    String ending = path.endsWith("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
    return CONTENT_TYPES.getOrDefault(ending, "application/octet-stream");
  }

  private static byte @Nullable [] resource(String name) throws IOException {
    try (InputStream stream = DocsPages.class.getResourceAsStream(name)) {
      return stream == null ? null : stream.readAllBytes();
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
