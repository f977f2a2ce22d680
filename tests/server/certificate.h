#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

/// A certificate that vouches for itself, with its key, as two files of PEM.
class Certificate {
 public:
  /// @param name by which the server is called: "localhost".
  Certificate(const std::filesystem::path& folder, const std::string& name)
      : certificate_(folder / (name + ".crt")), key_(folder / (name + ".key")) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
    if (!key || !made) throw std::runtime_error("OpenSSL makes no key");
    constexpr long kVersion3 = 2;
    constexpr long kHour = 3'600;
    X509_set_version(made.get(), kVersion3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -kHour);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), kHour);
    X509_set_pubkey(made.get(), key.get());
    X509_NAME* subject = X509_get_subject_name(made.get());
    const std::basic_string<unsigned char> bytes(name.begin(), name.end());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, bytes.c_str(), -1, -1, 0);
    X509_set_issuer_name(made.get(), subject);
    const std::string names = "DNS:" + name;
    X509_EXTENSION* extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
    X509_add_ext(made.get(), extension, -1);
    X509_EXTENSION_free(extension);
    if (X509_sign(made.get(), key.get(), EVP_sha256()) == 0) {
      throw std::runtime_error("OpenSSL signs nothing");
    }
    write(certificate_, [&](BIO* out) { return PEM_write_bio_X509(out, made.get()); });
    write(key_, [&](BIO* out) {
      return PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
  }

  std::string certificate() const { return certificate_.string(); }
  std::string key() const { return key_.string(); }

 private:
  template <typename Put>
  static void write(const std::filesystem::path& path, const Put& put) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
    if (!out || put(out.get()) != 1) throw std::runtime_error("OpenSSL writes nothing");
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(out.get(), &bytes);
    std::ofstream(path, std::ios::binary).write(bytes, size);
  }

  std::filesystem::path certificate_;
  std::filesystem::path key_;
};
