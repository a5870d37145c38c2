#include "selection/picture/letter_picture.h"

#include <png.h>
#include <qrencode.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

constexpr std::size_t kMargin = 4;  // modules; ISO/IEC 18004 asks for four
constexpr std::size_t kScale = 8;   // pixels a module

// One byte a pixel: its place in the palette.
struct Pixels {
  std::size_t width = 0;
  std::vector<png_byte> places;
};

// White and black. Of two colours libpng makes a picture of one bit a pixel.
constexpr std::array<png_byte, 2> kPalette = {255, 0};
constexpr png_byte kWhite = 0;
constexpr png_byte kBlack = 1;

struct FreeSymbol {
  void operator()(QRcode* symbol) const { QRcode_free(symbol); }
};
using Symbol = std::unique_ptr<QRcode, FreeSymbol>;

Symbol symbol_of(std::string_view code) {
  Symbol symbol(QRcode_encodeString(std::string(code).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
  if (!symbol) {
    throw crypto::Error(std::string("cannot make the QR symbol of a code: ") +
                        std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
  }
  return symbol;
}

Pixels paint(const QRcode& symbol) {
  const auto modules = static_cast<std::size_t>(symbol.width);
  Pixels pixels;
  pixels.width = (modules + 2 * kMargin) * kScale;
  pixels.places.assign(pixels.width * pixels.width, kWhite);
  for (std::size_t y = 0; y < modules * kScale; ++y) {
    for (std::size_t x = 0; x < modules * kScale; ++x) {
      const bool dark = (symbol.data[y / kScale * modules + x / kScale] & 1U) != 0;
      if (dark) pixels.places[(y + kMargin * kScale) * pixels.width + x + kMargin * kScale] = kBlack;
    }
  }
  return pixels;
}

std::string png_of(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = image.width;
  image.format = PNG_FORMAT_GRAY | PNG_FORMAT_FLAG_COLORMAP;
  image.colormap_entries = kPalette.size();
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.places.data(), 0,
                                kPalette.data()) == 0) {
    throw crypto::Error(std::string("cannot write the picture of a code: ") + image.message);
  }
  return bytes.substr(0, size);  // not resized: `bytes` has room for many times as many
}

}  // namespace

std::string letter_picture(std::string_view code) { return png_of(paint(*symbol_of(code))); }

}  // namespace klero::selection
